"""Answer a judge: the task list, the sheet, the check page, the receipt."""
