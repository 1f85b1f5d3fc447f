// Which things refer to things of these ids, for each reference by its place in the list.
CALL () {
    <branches>
}
RETURN at, ids
