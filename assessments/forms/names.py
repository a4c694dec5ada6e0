"""Name the fields of a score sheet, as the sheet, its conflict page and sheet.js know them."""

VALUE_PREFIX = "nilai-"
NOTE_PREFIX = "catatan-"
