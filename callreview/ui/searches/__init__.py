"""The room of saved searches: the menu of the search box, and the sheet that changes them."""
