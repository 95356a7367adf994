SELECT * FROM read_text('/etc/passwd')
SELECT * FROM read_text('OUT/canary.txt')
SELECT * FROM read_text('OUT/*')
SELECT * FROM read_text('/proc/self/environ')
SELECT * FROM read_text('../../../../../../etc/passwd')
SELECT * FROM read_text('file:///etc/passwd')
SELECT * FROM read_blob('/etc/passwd')
SELECT * FROM read_blob('OUT/canary.txt')
SELECT * FROM read_blob('OUT/*')
SELECT * FROM read_blob('/proc/self/environ')
SELECT * FROM read_blob('../../../../../../etc/passwd')
SELECT * FROM read_blob('file:///etc/passwd')
SELECT * FROM read_csv('/etc/passwd')
SELECT * FROM read_csv('OUT/canary.txt')
SELECT * FROM read_csv('OUT/*')
SELECT * FROM read_csv('/proc/self/environ')
SELECT * FROM read_csv('../../../../../../etc/passwd')
SELECT * FROM read_csv('file:///etc/passwd')
SELECT * FROM read_csv_auto('/etc/passwd')
SELECT * FROM read_csv_auto('OUT/canary.txt')
SELECT * FROM read_csv_auto('OUT/*')
SELECT * FROM read_csv_auto('/proc/self/environ')
SELECT * FROM read_csv_auto('../../../../../../etc/passwd')
SELECT * FROM read_csv_auto('file:///etc/passwd')
SELECT * FROM read_parquet('/etc/passwd')
SELECT * FROM read_parquet('OUT/canary.txt')
SELECT * FROM read_parquet('OUT/*')
SELECT * FROM read_parquet('/proc/self/environ')
SELECT * FROM read_parquet('../../../../../../etc/passwd')
SELECT * FROM read_parquet('file:///etc/passwd')
SELECT * FROM parquet_scan('/etc/passwd')
SELECT * FROM parquet_scan('OUT/canary.txt')
SELECT * FROM parquet_scan('OUT/*')
SELECT * FROM parquet_scan('/proc/self/environ')
SELECT * FROM parquet_scan('../../../../../../etc/passwd')
SELECT * FROM parquet_scan('file:///etc/passwd')
SELECT * FROM read_json('/etc/passwd')
SELECT * FROM read_json('OUT/canary.txt')
SELECT * FROM read_json('OUT/*')
SELECT * FROM read_json('/proc/self/environ')
SELECT * FROM read_json('../../../../../../etc/passwd')
SELECT * FROM read_json('file:///etc/passwd')
SELECT * FROM read_json_auto('/etc/passwd')
SELECT * FROM read_json_auto('OUT/canary.txt')
SELECT * FROM read_json_auto('OUT/*')
SELECT * FROM read_json_auto('/proc/self/environ')
SELECT * FROM read_json_auto('../../../../../../etc/passwd')
SELECT * FROM read_json_auto('file:///etc/passwd')
SELECT * FROM read_json_objects('/etc/passwd')
SELECT * FROM read_json_objects('OUT/canary.txt')
SELECT * FROM read_json_objects('OUT/*')
SELECT * FROM read_json_objects('/proc/self/environ')
SELECT * FROM read_json_objects('../../../../../../etc/passwd')
SELECT * FROM read_json_objects('file:///etc/passwd')
SELECT * FROM read_ndjson('/etc/passwd')
SELECT * FROM read_ndjson('OUT/canary.txt')
SELECT * FROM read_ndjson('OUT/*')
SELECT * FROM read_ndjson('/proc/self/environ')
SELECT * FROM read_ndjson('../../../../../../etc/passwd')
SELECT * FROM read_ndjson('file:///etc/passwd')
SELECT * FROM read_ndjson_auto('/etc/passwd')
SELECT * FROM read_ndjson_auto('OUT/canary.txt')
SELECT * FROM read_ndjson_auto('OUT/*')
SELECT * FROM read_ndjson_auto('/proc/self/environ')
SELECT * FROM read_ndjson_auto('../../../../../../etc/passwd')
SELECT * FROM read_ndjson_auto('file:///etc/passwd')
SELECT * FROM read_ndjson_objects('/etc/passwd')
SELECT * FROM read_ndjson_objects('OUT/canary.txt')
SELECT * FROM read_ndjson_objects('OUT/*')
SELECT * FROM read_ndjson_objects('/proc/self/environ')
SELECT * FROM read_ndjson_objects('../../../../../../etc/passwd')
SELECT * FROM read_ndjson_objects('file:///etc/passwd')
SELECT * FROM sniff_csv('/etc/passwd')
SELECT * FROM sniff_csv('OUT/canary.txt')
SELECT * FROM sniff_csv('OUT/*')
SELECT * FROM sniff_csv('/proc/self/environ')
SELECT * FROM sniff_csv('../../../../../../etc/passwd')
SELECT * FROM sniff_csv('file:///etc/passwd')
SELECT * FROM parquet_metadata('/etc/passwd')
SELECT * FROM parquet_metadata('OUT/canary.txt')
SELECT * FROM parquet_metadata('OUT/*')
SELECT * FROM parquet_metadata('/proc/self/environ')
SELECT * FROM parquet_metadata('../../../../../../etc/passwd')
SELECT * FROM parquet_metadata('file:///etc/passwd')
SELECT * FROM parquet_schema('/etc/passwd')
SELECT * FROM parquet_schema('OUT/canary.txt')
SELECT * FROM parquet_schema('OUT/*')
SELECT * FROM parquet_schema('/proc/self/environ')
SELECT * FROM parquet_schema('../../../../../../etc/passwd')
SELECT * FROM parquet_schema('file:///etc/passwd')
SELECT * FROM parquet_file_metadata('/etc/passwd')
SELECT * FROM parquet_file_metadata('OUT/canary.txt')
SELECT * FROM parquet_file_metadata('OUT/*')
SELECT * FROM parquet_file_metadata('/proc/self/environ')
SELECT * FROM parquet_file_metadata('../../../../../../etc/passwd')
SELECT * FROM parquet_file_metadata('file:///etc/passwd')
SELECT * FROM parquet_kv_metadata('/etc/passwd')
SELECT * FROM parquet_kv_metadata('OUT/canary.txt')
SELECT * FROM parquet_kv_metadata('OUT/*')
SELECT * FROM parquet_kv_metadata('/proc/self/environ')
SELECT * FROM parquet_kv_metadata('../../../../../../etc/passwd')
SELECT * FROM parquet_kv_metadata('file:///etc/passwd')
SELECT * FROM parquet_bloom_probe('/etc/passwd', 'a', 1)
SELECT * FROM parquet_bloom_probe('OUT/canary.txt', 'a', 1)
SELECT * FROM parquet_bloom_probe('OUT/*', 'a', 1)
SELECT * FROM parquet_bloom_probe('/proc/self/environ', 'a', 1)
SELECT * FROM parquet_bloom_probe('../../../../../../etc/passwd', 'a', 1)
SELECT * FROM parquet_bloom_probe('file:///etc/passwd', 'a', 1)
SELECT * FROM glob('/etc/passwd')
SELECT * FROM glob('OUT/canary.txt')
SELECT * FROM glob('OUT/*')
SELECT * FROM glob('/proc/self/environ')
SELECT * FROM glob('../../../../../../etc/passwd')
SELECT * FROM glob('file:///etc/passwd')
SELECT * FROM '/etc/passwd'
FROM "/etc/passwd"
SELECT * FROM 'OUT/canary.csv'
FROM "OUT/canary.csv"
SELECT * FROM 'file:///etc/hosts'
FROM "file:///etc/hosts"
SELECT * FROM '/dev/stdin'
FROM "/dev/stdin"
SELECT * FROM '/proc/self/maps'
FROM "/proc/self/maps"
SELECT * FROM 'https://example.org/x.parquet'
FROM "https://example.org/x.parquet"
SELECT * FROM 'http://169.254.169.254/latest/meta-data/'
FROM "http://169.254.169.254/latest/meta-data/"
SELECT * FROM 's3://bucket/x.parquet'
FROM "s3://bucket/x.parquet"
SELECT * FROM 'hf://datasets/x/y.parquet'
FROM "hf://datasets/x/y.parquet"
SELECT * FROM 'azure://c/x.parquet'
FROM "azure://c/x.parquet"
SELECT * FROM 'gcs://b/x.csv'
FROM "gcs://b/x.csv"
SELECT * FROM read_csv(['/etc/passwd', '/etc/hosts'])
SELECT (SELECT content FROM read_text('/etc/passwd'))
WITH x AS MATERIALIZED (FROM read_blob('/etc/passwd')) SELECT * FROM x
SELECT * FROM query('FROM read_text(''/etc/passwd'')')
SELECT * FROM query_table('/etc/passwd')
SELECT * FROM query_table(['/etc/passwd'], true)
COPY (SELECT 1) TO 'OUT/escaped.csv'
COPY (SELECT 1) TO '/tmp/slipway-escaped.csv'
COPY (SELECT 1) TO '/proc/self/mem'
COPY (SELECT 1) TO '/dev/stdout'
COPY (SELECT 1) TO 'OUT/escaped.csv' (FORMAT csv)
COPY (SELECT 1) TO '/tmp/slipway-escaped.csv' (FORMAT csv)
COPY (SELECT 1) TO '/proc/self/mem' (FORMAT csv)
COPY (SELECT 1) TO '/dev/stdout' (FORMAT csv)
COPY (SELECT 1) TO 'OUT/escaped.csv' (FORMAT parquet)
COPY (SELECT 1) TO '/tmp/slipway-escaped.csv' (FORMAT parquet)
COPY (SELECT 1) TO '/proc/self/mem' (FORMAT parquet)
COPY (SELECT 1) TO '/dev/stdout' (FORMAT parquet)
COPY (SELECT 1) TO 'OUT/escaped.csv' (FORMAT json)
COPY (SELECT 1) TO '/tmp/slipway-escaped.csv' (FORMAT json)
COPY (SELECT 1) TO '/proc/self/mem' (FORMAT json)
COPY (SELECT 1) TO '/dev/stdout' (FORMAT json)
COPY (SELECT 1 AS a) TO 'OUT/part' (FORMAT parquet, PARTITION_BY (a))
EXPORT DATABASE 'OUT/escaped'
IMPORT DATABASE 'OUT'
COPY FROM DATABASE memory TO other
ATTACH 'OUT/escaped.db' AS other
ATTACH 'OUT/escaped.db' (TYPE sqlite) AS other
ATTACH 'postgres:host=127.0.0.1' (TYPE postgres) AS other
ATTACH 'https://example.org/x.db' AS other
ATTACH :memory: AS other
ATTACH 'md:' AS other
ATTACH '/etc/passwd' (READ_ONLY) AS other
ATTACH IF NOT EXISTS 'OUT/escaped.db'
DETACH memory
USE memory
USE temp
CREATE SCHEMA x
DROP SCHEMA main CASCADE
INSTALL httpfs
LOAD httpfs
FORCE INSTALL httpfs
INSTALL postgres
LOAD postgres
FORCE INSTALL postgres
INSTALL sqlite
LOAD sqlite
FORCE INSTALL sqlite
INSTALL mysql
LOAD mysql
FORCE INSTALL mysql
INSTALL aws
LOAD aws
FORCE INSTALL aws
INSTALL azure
LOAD azure
FORCE INSTALL azure
INSTALL iceberg
LOAD iceberg
FORCE INSTALL iceberg
INSTALL delta
LOAD delta
FORCE INSTALL delta
INSTALL spatial
LOAD spatial
FORCE INSTALL spatial
INSTALL excel
LOAD excel
FORCE INSTALL excel
INSTALL fts
LOAD fts
FORCE INSTALL fts
INSTALL json
LOAD json
FORCE INSTALL json
INSTALL '/tmp/x.duckdb_extension'
LOAD '/tmp/x.duckdb_extension'
FORCE INSTALL '/tmp/x.duckdb_extension'
INSTALL 'OUT/x.duckdb_extension'
LOAD 'OUT/x.duckdb_extension'
FORCE INSTALL 'OUT/x.duckdb_extension'
INSTALL h3 FROM community
INSTALL x FROM 'http://127.0.0.1:9'
UPDATE EXTENSIONS
SET memory_limit='100GB'
SET GLOBAL memory_limit='100GB'
PRAGMA memory_limit='100GB'
RESET memory_limit
SET threads=64
SET GLOBAL threads=64
PRAGMA threads=64
RESET threads
SET enable_external_access=true
SET GLOBAL enable_external_access=true
PRAGMA enable_external_access=true
RESET enable_external_access
SET lock_configuration=false
SET GLOBAL lock_configuration=false
PRAGMA lock_configuration=false
RESET lock_configuration
SET allowed_directories=['/']
SET GLOBAL allowed_directories=['/']
PRAGMA allowed_directories=['/']
RESET allowed_directories
SET allowed_paths=['/etc/passwd']
SET GLOBAL allowed_paths=['/etc/passwd']
PRAGMA allowed_paths=['/etc/passwd']
RESET allowed_paths
SET temp_directory='OUT'
SET GLOBAL temp_directory='OUT'
PRAGMA temp_directory='OUT'
RESET temp_directory
SET max_temp_directory_size='1TB'
SET GLOBAL max_temp_directory_size='1TB'
PRAGMA max_temp_directory_size='1TB'
RESET max_temp_directory_size
SET home_directory='/root'
SET GLOBAL home_directory='/root'
PRAGMA home_directory='/root'
RESET home_directory
SET extension_directory='OUT'
SET GLOBAL extension_directory='OUT'
PRAGMA extension_directory='OUT'
RESET extension_directory
SET custom_extension_repository='http://127.0.0.1'
SET GLOBAL custom_extension_repository='http://127.0.0.1'
PRAGMA custom_extension_repository='http://127.0.0.1'
RESET custom_extension_repository
SET allow_unsigned_extensions=true
SET GLOBAL allow_unsigned_extensions=true
PRAGMA allow_unsigned_extensions=true
RESET allow_unsigned_extensions
SET allow_community_extensions=true
SET GLOBAL allow_community_extensions=true
PRAGMA allow_community_extensions=true
RESET allow_community_extensions
SET autoload_known_extensions=true
SET GLOBAL autoload_known_extensions=true
PRAGMA autoload_known_extensions=true
RESET autoload_known_extensions
SET autoinstall_known_extensions=true
SET GLOBAL autoinstall_known_extensions=true
PRAGMA autoinstall_known_extensions=true
RESET autoinstall_known_extensions
SET disabled_filesystems=''
SET GLOBAL disabled_filesystems=''
PRAGMA disabled_filesystems=''
RESET disabled_filesystems
SET log_query_path='OUT/log'
SET GLOBAL log_query_path='OUT/log'
PRAGMA log_query_path='OUT/log'
RESET log_query_path
SET profiling_output='OUT/p.json'
SET GLOBAL profiling_output='OUT/p.json'
PRAGMA profiling_output='OUT/p.json'
RESET profiling_output
SET enable_profiling='json'
SET GLOBAL enable_profiling='json'
PRAGMA enable_profiling='json'
RESET enable_profiling
SET secret_directory='OUT'
SET GLOBAL secret_directory='OUT'
PRAGMA secret_directory='OUT'
RESET secret_directory
SET default_secret_storage='x'
SET GLOBAL default_secret_storage='x'
PRAGMA default_secret_storage='x'
RESET default_secret_storage
SET allow_persistent_secrets=true
SET GLOBAL allow_persistent_secrets=true
PRAGMA allow_persistent_secrets=true
RESET allow_persistent_secrets
SET python_enable_replacements=true
SET GLOBAL python_enable_replacements=true
PRAGMA python_enable_replacements=true
RESET python_enable_replacements
SET file_search_path='/etc'
SET GLOBAL file_search_path='/etc'
PRAGMA file_search_path='/etc'
RESET file_search_path
SET http_proxy='127.0.0.1:1'
SET GLOBAL http_proxy='127.0.0.1:1'
PRAGMA http_proxy='127.0.0.1:1'
RESET http_proxy
SET enable_logging=true
SET GLOBAL enable_logging=true
PRAGMA enable_logging=true
RESET enable_logging
SET logging_storage='file'
SET GLOBAL logging_storage='file'
PRAGMA logging_storage='file'
RESET logging_storage
SET search_path='x'
SET GLOBAL search_path='x'
PRAGMA search_path='x'
RESET search_path
SET access_mode='read_write'
SET GLOBAL access_mode='read_write'
PRAGMA access_mode='read_write'
RESET access_mode
SET VARIABLE x = 1
PRAGMA enable_external_access
PRAGMA enable_profiling
PRAGMA database_list
PRAGMA import_database('OUT')
PRAGMA disable_checkpoint_on_shutdown
CALL enable_logging()
CALL pragma_version()
CHECKPOINT
FORCE CHECKPOINT
CREATE SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')
CREATE PERSISTENT SECRET s (TYPE http, BEARER_TOKEN 'x')
DROP SECRET s
SELECT getenv('HOME')
SELECT getenv('PATH')
SELECT getenv('SLIPWAY_KEY')
CREATE TABLE x AS SELECT 1
CREATE TEMP TABLE x (a int)
CREATE VIEW v AS SELECT 1
CREATE MACRO m(a) AS a
CREATE TYPE t AS ENUM ('a')
CREATE SEQUENCE s
INSERT INTO x VALUES (1)
DELETE FROM duckdb_tables()
UPDATE x SET a = 1
DROP TABLE x
ALTER TABLE x ADD COLUMN b int
TRUNCATE x
VACUUM
ANALYZE
BEGIN
COMMIT
ROLLBACK
PREPARE p AS SELECT 1
EXECUTE p
DEALLOCATE p
EXPLAIN ANALYZE COPY (SELECT 1) TO 'OUT/escaped.csv'
MERGE INTO x USING y ON true WHEN MATCHED THEN DELETE
COMMENT ON SCHEMA main IS 'x'
SELECT 1; COPY (SELECT 1) TO 'OUT/escaped.csv'
SELECT 1) TO 'OUT/escaped.csv'; SELECT (1
SELECT 1; SET threads=9; SELECT 1
SELECT 1'); COPY (SELECT 1) TO 'OUT/escaped.csv'; --
SELECT 1;; ATTACH 'OUT/escaped.db'
/* */ LOAD httpfs
-- \n LOAD httpfs
(COPY (SELECT 1) TO 'OUT/escaped.csv')
WITH x AS (COPY (SELECT 1) TO 'OUT/escaped.csv') SELECT 1
SELECT * FROM (INSTALL httpfs)
SELECT $$a$$; CHECKPOINT
