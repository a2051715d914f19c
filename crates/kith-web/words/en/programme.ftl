# Words of the feature: programme.
