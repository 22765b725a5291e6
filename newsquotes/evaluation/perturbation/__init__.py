"""Annotated articles made to look like the rest of the web, to measure what that costs.

A perturbation says how a text is edited; the annotation moves along, so that the contents of gold stay the same words.
What is drawn depends on the seed, the perturbation and the article's id alone.
"""

from newsquotes.evaluation.perturbation.kinds import PERTURBATIONS, chosen, perturb

__all__ = ["PERTURBATIONS", "chosen", "perturb"]
