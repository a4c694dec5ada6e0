"""Write: propose, approve, return, publish, issue certificates."""
