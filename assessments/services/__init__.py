"""Write: open and close judging, save and send sheets, freeze the result."""
