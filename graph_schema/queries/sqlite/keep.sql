-- Something derived is kept, such as places on the map; it is no fact and has no history.
INSERT INTO "kept" (community, name, text) VALUES (?, ?, ?)
ON CONFLICT (community, name) DO UPDATE SET text = excluded.text
