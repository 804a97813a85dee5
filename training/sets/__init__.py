"""One file a set: how it is read into examples. Which sets may be trained on is said in the model card."""
