import { KnownFailure } from '../KnownFailure';

/** What is wrong with the data that was to be read, or with where it was to be written. */
export const DATA: readonly KnownFailure[] = [
  {
    name: 'path-missing',
    pattern:
      /Path does not exist:? '?(?<path>[^\s;,'"\])]+)|(?<path_2>s3[an]?:\/\/[^\s;,'"\])]+?)['"]? (?:does not exist|(?:was |could )?not (?:be )?found)/i,
    cause: 'the input {{path}} does not exist',
    remedy:
      'Look at what should have written {{path}} before this ran: it was late, failed, or wrote elsewhere. Start it again when the data is there.',
    example:
      'AnalysisException: Path does not exist: s3://acme-prepared/orders/dt=2026-11-23',
  },
  {
    name: 'table-without-format',
    pattern:
      /(?:InputFormat|SerDe(?:Info)?|SerializationLibrary) cannot be null for table:? (?<table>[\w.-]+)|StorageDescriptor#\w+ cannot be null(?: for table:? (?<table_2>[\w.-]+))?/i,
    cause: 'the catalog does not say how {{table}} is to be read',
    remedy:
      'Give {{table}} its input format and SerDe in the catalog: define it again with them, or let a crawler find them. A table with neither cannot be read.',
    example:
      'HiveException: Unable to fetch table orders. StorageDescriptor#InputFormat cannot be null for table: orders (Service: null; Status Code: 0)',
  },
  {
    name: 'connection-missing',
    pattern:
      /\bConnection [`'"]?(?<connection>[\w.-]+)[`'"]? (?:(?:was |could )?not (?:be )?found|does not exist)|Could not find (?:a )?connection/i,
    cause: 'the connection {{connection}} does not exist',
    remedy:
      'Create the connection {{connection}} again, or name one that exists in this region where it is used.',
    example:
      'EntityNotFoundException: Connection sales-warehouse not found. (Service: AWSGlue; Status Code: 400; Error Code: EntityNotFoundException)',
  },
  {
    name: 'stream-missing',
    pattern: /Stream (?<resource>[\w.-]+) under account \d+ not found/i,
    cause: 'the stream {{resource}} does not exist',
    remedy:
      'Correct the name, account or region of the stream {{resource}} where it is read. If it was deleted, create it again with what feeds it; its checkpoint fits no new stream.',
    example:
      'com.amazonaws.services.kinesis.model.ResourceNotFoundException: Stream clicks under account 123456789012 not found. (Service: AmazonKinesis; Status Code: 400)',
  },
  {
    name: 'table-missing',
    pattern:
      /(?:Table or view not found:? |TABLE_OR_VIEW_NOT_FOUND\]? ?(?:The table or view )?|NoSuch(?:Iceberg)?TableException: (?:[\w ]+: )?)[`'"]?(?<table>[\w.`-]+?)[`'"]?(?= cannot be found|;|,|\.?\s*$|\s+line|\. )|Table [`'"]?(?<table_2>[\w.`-]+?)[`'"]? (?:cannot be found|(?:was )?not found|does not exist)/i,
    cause: 'the table {{table}} is not in the catalog',
    remedy:
      'Look at what makes {{table}}: a crawler may have renamed, split or given it up, or has not run yet. Check the database as well.',
    example: 'AnalysisException: Table or view not found: lake.orders',
  },
  {
    name: 'database-missing',
    pattern:
      /(?:Database|Schema|SCHEMA_NOT_FOUND\]? The schema) [`'"]?(?<database>[\w-]+)[`'"]? (?:not found|does not exist|cannot be found)/i,
    cause: 'the database {{database}} is not in the catalog',
    remedy:
      'Create the database {{database}} again, or correct its name; check the region and the catalog id as well.',
    example:
      'EntityNotFoundException: Database lake_prepared not found. (Service: AWSGlue; Status Code: 400)',
  },
  {
    name: 'entity-missing',
    pattern: /EntityNotFoundException|\bEntity Not Found\b/i,
    cause: 'a table or database of the catalog is missing',
    remedy:
      'Compare the names of tables and databases that it reads with the catalog; a crawler may have renamed or given up one.',
    example:
      'An error occurred while calling o96.getCatalogSource. Entity Not Found (Service: AWSGlue; Status Code: 400; Error Code: EntityNotFoundException)',
  },
  {
    name: 'schema-not-inferred',
    pattern:
      /Unable to infer schema(?: for (?<format>\w+))?|UNABLE_TO_INFER_SCHEMA\]?(?: Unable to infer schema for (?<format_2>\w+))?/i,
    cause: 'the input is empty, or not of the format that is expected',
    remedy:
      'Look into the folder that it reads ({{input}}): it holds no files, only marker files, or files of another format than {{format}}. Look at what writes them.',
    example:
      'AnalysisException: Unable to infer schema for Parquet. It must be specified manually.',
  },
  {
    name: 'type-mismatch',
    pattern:
      /Parquet column cannot be converted(?: in file (?<path>s3[an]?:\/\/[^\s;,'"\]]+?))?\.? Column: \[(?<column>[\w.]+)\], Expected: (?<expected>\w+)|while reading file (?<path_2>\S+?)\.? Data type mismatches when reading Parquet column \[(?<column_2>[\w.]+)\]\. Expected Spark type (?<expected_2>\w+)|SchemaColumnConvertNotSupportedException: column: \[(?<column_3>[\w.]+)\].*?logicalType: (?<expected_3>\w+)|HIVE_BAD_DATA: Field (?<column_4>[\w.]+)'?s? type \w+ in \w+ is incompatible with type (?<expected_4>\w+)/i,
    cause: 'the column {{column}} is no longer of the type {{expected}}',
    remedy:
      'Files of one dataset have {{column}} in different types: correct what writes {{path}}, cast the column where it is read, and write the differing files anew.',
    example:
      'SparkException: Parquet column cannot be converted in file s3://acme-prepared/orders/part-0.parquet. Column: [amount], Expected: double, Found: BINARY',
  },
  {
    name: 'type-of-dictionary',
    pattern: /UnsupportedOperationException:.*Dictionary/i,
    cause: 'a column has another type in the files than expected',
    remedy:
      'Files of one dataset have a column in different types, or the table has another than the files: compare the newest files of {{input}} with those before and with the table, and write the differing ones anew.',
    example:
      'java.lang.UnsupportedOperationException: org.apache.parquet.column.values.dictionary.PlainValuesDictionary$PlainIntegerDictionary',
  },
  {
    name: 'dates-of-old-calendar',
    pattern: /SparkUpgradeException|INCONSISTENT_BEHAVIOR_CROSS_VERSION/i,
    cause: 'newer Spark reads or writes old dates in another way',
    remedy:
      'Say how times before 1900 are meant: spark.sql.parquet.datetimeRebaseModeInRead and …InWrite as CORRECTED (as they are) or LEGACY (as Spark 2 wrote them), by --conf of the job; see whether such dates are errors of the data.',
    example:
      'SparkUpgradeException: You may get a different result due to the upgrading to Spark >= 3.0: reading dates before 1582-10-15 or timestamps before 1900-01-01T00:00:00Z from Parquet files can be ambiguous',
  },
  {
    name: 'file-corrupt',
    pattern:
      /(?:Could not read footer|is not a Parquet file|Malformed ORC file|Not an Avro data file|incorrect header check|Not in GZIP format|unexpected end of (?:ZLIB|stream|input)|FAILED_READ_FILE(?!\.FILE_NOT_EXIST))(?:.*?(?<path>s3[an]?:\/\/[^\s;,'")\]]+))?/is,
    cause: 'the file {{path}} is damaged or of another format',
    remedy:
      'Take {{path}} out of the input or write it anew; see whether what writes it was interrupted, or whether another format lies in that folder. Access is not the trouble.',
    example:
      'Could not read footer for file: s3://acme-prepared/orders/part-00403-9f.snappy.parquet',
  },
  {
    name: 'column-unresolved',
    pattern:
      /(?:cannot resolve|UNRESOLVED_COLUMN[\w.]*\]?[^`'"]*(?:parameter with name)?)[ '"`]*(?<column>[\w.]+)|Column [`'"]?(?<column_2>[\w.]+)[`'"]? does not exist/i,
    cause: 'a column that it names is not in the input',
    remedy:
      'Compare the newest files of {{input}} with the columns that it names ({{column}}): something upstream renamed or left out a column. Mend that, or follow it here.',
    example:
      "AnalysisException: cannot resolve 'customer_no' given input columns: [amount, customer_id, id]",
  },
  {
    name: 'records-malformed',
    pattern:
      /Malformed (?:records are detected|CSV record)|MALFORMED_RECORD|CSV header does not conform to the schema|Unable to parse file: ?(?<path>\S+)|Error parsing (?:JSON|CSV)|Unexpected character \(|JsonParseException/i,
    cause: 'records of the input cannot be parsed',
    remedy:
      'Look at the newest files of {{input}}: a delimiter, a quote, an encoding or the header differs. Correct what writes them, and set the bad ones aside.',
    example:
      'SparkException: Malformed records are detected in record parsing. Parse Mode: FAILFAST.',
  },
  {
    name: 'encoding',
    pattern:
      /UnicodeDecodeError|MalformedInputException|invalid byte sequence for encoding|not valid UTF-?8|Unable to parse file with encoding/i,
    cause: 'the text is not in UTF-8',
    remedy:
      'Let what writes {{input}} write UTF-8, or tell the reader the encoding that it has.',
    example:
      "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe9 in position 17: invalid continuation byte",
  },
  {
    name: 'files-changed',
    pattern:
      /underlying files have been updated|FileNotFoundException: (?:No such file or directory|Item not found|File does not exist):? ?'?(?<path>s3[an]?:\/\/[^\s;,'"]+)?/i,
    cause: 'files vanished while it read them',
    remedy:
      'Something rewrites or deletes {{path}} while this reads: let it run after that has ended, write to a new folder each time, or read a table format with snapshots.',
    example:
      "java.io.FileNotFoundException: No such file or directory 's3://acme-prepared/orders/part-0.parquet'. It is possible the underlying files have been updated.",
  },
  {
    name: 'output-exists',
    pattern:
      /path (?<path>s3[an]?:\/\/\S+?) already exists|PATH_ALREADY_EXISTS|FileAlreadyExistsException|Output directory (?<path_2>\S+) already exists/i,
    cause: 'what it writes lies there already',
    remedy:
      'An earlier run has written {{path}}: see whether it was complete, then overwrite or append by intention (write mode), or write each run to a folder of its own.',
    example:
      'AnalysisException: path s3://acme-out/orders/dt=2026-11-23 already exists.',
  },
  {
    name: 'commit-conflict',
    pattern:
      /CommitFailedException|ConcurrentAppendException|ConcurrentModificationException|ConcurrentDeleteReadException|ICEBERG_COMMIT_ERROR|detected concurrent update|HoodieWriteConflictException/i,
    cause: 'another writer changed the same table meanwhile',
    remedy:
      'Let one writer at a time commit to {{table}} (maximum concurrency 1, other jobs and compaction at other times), or let the commit be retried.',
    example:
      'org.apache.iceberg.exceptions.CommitFailedException: Cannot commit glue_catalog.lake.orders because Glue detected concurrent update',
  },
  {
    name: 'bucket-missing',
    pattern:
      /NoSuchBucket|The specified bucket does not exist|S3\.NoSuchBucket|Bucket (?<bucket>[\w.-]+) does not exist/i,
    cause: 'the bucket does not exist',
    remedy:
      'Correct the name of the bucket ({{bucket}}), or create it again in the region and account where it was, with its policy.',
    example:
      'The specified bucket does not exist (Service: Amazon S3; Status Code: 404; Error Code: NoSuchBucket)',
  },
  {
    name: 'bucket-region',
    pattern:
      /PermanentRedirect|must be addressed using the specified endpoint|bucket is in this region/i,
    cause: 'the bucket is in another region',
    remedy:
      'Name the region of the bucket where it is read, or keep the data in the region where it is processed.',
    example:
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint. (Error Code: PermanentRedirect)',
  },
  {
    name: 'archived',
    pattern:
      /InvalidObjectState|operation is not valid for the object's (storage|access) (class|tier)/i,
    cause: 'files were archived and cannot be read',
    remedy:
      'Leave out storage classes GLACIER and DEEP_ARCHIVE where it reads ({{input}}), restore what is needed, and let the lifecycle rule archive only what nobody reads.',
    example:
      "The operation is not valid for the object's storage class (Service: Amazon S3; Status Code: 403; Error Code: InvalidObjectState)",
  },
  {
    name: 'key-missing',
    pattern:
      /NoSuchKey|The specified key does not exist|\b404 Not Found\b|Status Code: 404\b|\(404\) when calling the HeadObject operation|NoSuchFileException/i,
    cause: 'a file that it reads does not exist',
    remedy:
      'Check that what comes before has written its files to {{input}}, and that nothing deletes or moves them while this reads.',
    example:
      'The specified key does not exist. (Service: Amazon S3; Status Code: 404; Error Code: NoSuchKey)',
  },
];
