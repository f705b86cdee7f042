"""The room where questions are answered and a review is finished."""
