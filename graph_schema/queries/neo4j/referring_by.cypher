MATCH (n:<label>) WHERE n.community = $community AND n.<reference> IN $ids['<to>']
    RETURN <at> AS at, collect(n.id) AS ids
