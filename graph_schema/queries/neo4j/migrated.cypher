// A migration was run: kept with the checksum of its text.
MERGE (m:MeshworkMigration {name: $name}) SET m.checksum = $checksum
