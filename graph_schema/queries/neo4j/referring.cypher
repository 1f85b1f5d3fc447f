// Which things refer to these, for each reference by its place in the list.
UNWIND $references AS reference
CALL (reference) {
    MATCH (n:<labels>) WHERE n.community = $community AND reference.label IN labels(n)
        AND n[reference.name] IN reference.ids
    RETURN collect(n.id) AS ids
}
RETURN reference.at, ids
