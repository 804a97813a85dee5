"""The pages, a file a view; text of reports is text on every one of them."""
