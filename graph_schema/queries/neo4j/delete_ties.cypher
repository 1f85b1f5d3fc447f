// Relationships whose retracted rows were written.
UNWIND $elements AS element
MATCH ()-[n]->() WHERE elementId(n) = element
DELETE n
