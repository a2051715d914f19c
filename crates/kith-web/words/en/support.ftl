# Words of the feature: support.
