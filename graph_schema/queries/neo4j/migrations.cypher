// Which migrations this database has been through, with the checksum of each.
MATCH (m:MeshworkMigration) RETURN m.name AS name, m.checksum AS checksum
