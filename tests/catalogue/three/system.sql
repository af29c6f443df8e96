-- What every observatory has.
CREATE TABLE present (one @integer PRIMARY KEY, pending @integer NOT NULL);
@sqlite CREATE TABLE only_sqlite (id @id, bytes @bytes);
@postgres CREATE TABLE only_postgres (id @id, bytes @bytes, name @text);
