"""Other people's eyes: expectations, named views and confidential rounds."""
