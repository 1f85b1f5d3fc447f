// Why: saved views, stories, links that expire, and who may enter have one place each too.

CREATE CONSTRAINT meshwork_views IF NOT EXISTS FOR (n:View) REQUIRE (n.community, n.id) IS UNIQUE;
CREATE CONSTRAINT meshwork_stories IF NOT EXISTS FOR (n:Story) REQUIRE (n.community, n.id) IS UNIQUE;
CREATE CONSTRAINT meshwork_share_links IF NOT EXISTS FOR (n:ShareLink) REQUIRE (n.community, n.id) IS UNIQUE;
CREATE CONSTRAINT meshwork_users IF NOT EXISTS FOR (n:User) REQUIRE (n.community, n.id) IS UNIQUE;
CREATE INDEX meshwork_views_added IF NOT EXISTS FOR (n:View) ON (n.community, n.added);
CREATE INDEX meshwork_stories_added IF NOT EXISTS FOR (n:Story) ON (n.community, n.added);
CREATE INDEX meshwork_share_links_added IF NOT EXISTS FOR (n:ShareLink) ON (n.community, n.added);
CREATE INDEX meshwork_share_links_view IF NOT EXISTS FOR (n:ShareLink) ON (n.community, n.view);
CREATE INDEX meshwork_share_links_story IF NOT EXISTS FOR (n:ShareLink) ON (n.community, n.story);
CREATE INDEX meshwork_users_added IF NOT EXISTS FOR (n:User) ON (n.community, n.added);
CREATE INDEX meshwork_users_stakeholder IF NOT EXISTS FOR (n:User) ON (n.community, n.stakeholder);
CALL db.awaitIndexes(300);
