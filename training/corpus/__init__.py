"""Our corpus: reports in our own words, marked inline; `marks` reads them, `check` validates them."""
