# Words of the feature: talk.
