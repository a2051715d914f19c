# Words of the feature: people.
