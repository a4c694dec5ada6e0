"""Hold prizes, the decision that gives them, its publication and the certificates."""

from prizes.models.certificates import Certificate, CertificateNumber, CertificateStatus
from prizes.models.confirmations import Answer, Confirmation, Waiver
from prizes.models.decisions import Award, Decision, DecisionState
from prizes.models.documents import Document, DocumentKind
from prizes.models.minutes import Minutes
from prizes.models.payments import Capacity, HandoverWay, Payment, TaxTreatment
from prizes.models.prizes import Prize, PrizeChange
from prizes.models.publication import Publication, PublicationState, shown_now

__all__ = [
    "Answer",
    "Award",
    "Capacity",
    "Certificate",
    "CertificateNumber",
    "CertificateStatus",
    "Confirmation",
    "Decision",
    "DecisionState",
    "Document",
    "DocumentKind",
    "HandoverWay",
    "Minutes",
    "Payment",
    "Prize",
    "PrizeChange",
    "Publication",
    "PublicationState",
    "TaxTreatment",
    "Waiver",
    "shown_now",
]
