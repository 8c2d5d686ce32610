import { KnownFailure } from '../KnownFailure';

const LOAD_ERROR = String.raw`\b(?:error )?code:? ?`;

/** An error of COPY by its code, or by the words that come without it. */
function loadError(
  code: number,
  words: string,
  text: Pick<KnownFailure, 'cause' | 'remedy' | 'example'>,
): KnownFailure {
  return {
    name: `load-${code}`,
    pattern: new RegExp(`${LOAD_ERROR}${code}\\b|${words}`, 'i'),
    ...text,
  };
}

/** What a warehouse says to those who load it, and why COPY leaves a row out. */
export const WAREHOUSE: readonly KnownFailure[] = [
  loadError(
    1204,
    'String length exceeds DDL length|\\bOverflow, Value\\b|Numeric data overflow',
    {
      cause: 'a value was too long or out of range for its column',
      remedy:
        'Read sys_load_error_detail for the query {{query}}: it names file, line and column. Widen the column {{column}} of {{table}}, or, of a text, load with TRUNCATECOLUMNS if the rest may be cut off.',
      example:
        'java.sql.SQLException: Error (code 1204) while loading data into Redshift: "String length exceeds DDL length"',
    },
  ),
  loadError(1201, 'Delimiter not found', {
    cause: 'a field delimiter was not found',
    remedy:
      'Compare the DELIMITER of the load with the file that sys_load_error_detail names for the query {{query}}; correct the file or the load.',
    example: 'Load error code 1201: Delimiter not found',
  }),
  loadError(1202, 'Extra column\\(?s?\\)? found', {
    cause: 'there were more fields than the table has columns',
    remedy:
      'Something upstream added a column: add it to {{table}}, or name the columns to load in the COPY.',
    example: 'Load error code 1202: Extra column(s) found',
  }),
  loadError(1203, 'Input data had fewer columns', {
    cause: 'there were fewer fields than the table has columns',
    remedy:
      'Something upstream left out a column: bring it back, name the columns to load in the COPY, or load with FILLRECORD if the last ones may be empty.',
    example:
      'Load error code 1203: Input data had fewer columns than were defined in the DDL',
  }),
  loadError(1205, 'Invalid Date Format', {
    cause: 'a date was not in the expected format',
    remedy:
      "Load with the DATEFORMAT that the file has (or 'auto'), or correct what writes the column {{column}}.",
    example:
      'Load error code 1205: Invalid Date Format - length must be 10 or more',
  }),
  loadError(1206, 'Invalid timestamp format', {
    cause: 'a timestamp was not in the expected format',
    remedy:
      "Load with the TIMEFORMAT that the file has (or 'auto'), or correct what writes the column {{column}}.",
    example:
      'Load error code 1206: Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SS]',
  }),
  loadError(1207, 'Invalid digit, Value', {
    cause: 'a number held something that is no digit',
    remedy:
      'Look at the file and line that sys_load_error_detail names for the query {{query}}: columns may be shifted, or {{column}} has become a text. Correct what writes it.',
    example:
      "Load error code 1207: Invalid digit, Value 'N', Pos 0, Type: Integer",
  }),
  loadError(1208, 'Invalid (?:float|double)\\b', {
    cause: 'a floating-point number was not in the expected format',
    remedy:
      'Correct what writes the column {{column}}, then load the file again.',
    example: 'Load error code 1208: Invalid float format or range',
  }),
  loadError(1209, 'Invalid (?:numeric|decimal)\\b', {
    cause: 'a decimal number was not in the expected format',
    remedy:
      'Correct what writes the column {{column}}, then load the file again.',
    example: 'Load error code 1209: Invalid decimal format',
  }),
  loadError(1210, 'Unknown boolean format', {
    cause: 'a boolean was not in the expected format',
    remedy:
      'Correct what writes the column {{column}}, then load the file again.',
    example: 'Load error code 1210: Unknown boolean format',
  }),
  loadError(1211, 'Empty line found', {
    cause: 'a line was empty',
    remedy: 'Load with IGNOREBLANKLINES, or correct what writes the file.',
    example: 'Load error code 1211: Empty line found',
  }),
  loadError(1212, 'File not found in load', {
    cause: 'a file to load was not found',
    remedy:
      'See whether what unloads or writes the files was late or deleted them, then load again.',
    example: 'Load error code 1212: File not found in load',
  }),
  loadError(1213, 'Missing data for not-null field|NOT NULL column.*NULL', {
    cause: 'a column that must not be null had no value',
    remedy:
      'Something upstream left out the column {{column}} or wrote nothing into it: correct that, or let it be null in {{table}} if it may be.',
    example: 'Load error code 1213: Missing data for not-null field',
  }),
  loadError(1214, 'Delimited value missing end quote', {
    cause: 'a quoted value had no end',
    remedy:
      'Load with CSV or REMOVEQUOTES as the file is written, and correct lines whose quotes are not closed.',
    example: 'Load error code 1214: Delimited value missing end quote',
  }),
  loadError(1215, 'Invalid (?:line )?ending', {
    cause: 'a line ended in an unexpected way',
    remedy:
      'Look for line breaks inside values in the file that sys_load_error_detail names; quote them (CSV) or escape them (ESCAPE).',
    example: 'Load error code 1215: Invalid line ending',
  }),
  loadError(1216, 'Missing newline|Input line is not valid', {
    cause: 'a line could not be read',
    remedy:
      'Look at the line that sys_load_error_detail names for the query {{query}}: it is longer than 4 MB, or not closed.',
    example:
      'Load error code 1216: Missing newline: Unexpected character found',
  }),
  loadError(1217, 'Invalid (?:identity|IDENTITY) value', {
    cause: 'an identity column was given a value that does not fit',
    remedy:
      'Load with EXPLICIT_IDS, or leave the identity column out of the columns to load.',
    example: 'Load error code 1217: Invalid identity value',
  }),
  loadError(1218, 'Invalid (?:time|interval) (?:format|value)', {
    cause: 'a time was not in the expected format',
    remedy:
      'Correct what writes the column {{column}}, then load the file again.',
    example: 'Load error code 1218: Invalid time value',
  }),
  loadError(1219, 'Invalid (?:varbyte|hex|geometry)', {
    cause: 'a binary value was not in the expected format',
    remedy:
      'Correct what writes the column {{column}}, then load the file again.',
    example: 'Load error code 1219: Invalid hex value',
  }),
  loadError(1220, 'String contains invalid or unsupported UTF8', {
    cause: 'a text was not valid UTF-8',
    remedy:
      'Let what writes the file write UTF-8, or load with ACCEPTINVCHARS if single characters may be replaced.',
    example:
      'Load error code 1220: String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: e9',
  }),
  loadError(1221, 'Invalid (?:super|JSON) value', {
    cause: 'a value is no JSON that fits a SUPER column',
    remedy:
      'Correct what writes the column {{column}}, then load the file again.',
    example: 'Load error code 1221: Invalid super value',
  }),
  loadError(1224, 'Unsupported or invalid JSON', {
    cause: 'a line was no valid JSON',
    remedy: 'Correct what writes the file, and load it again.',
    example: 'Load error code 1224: Unsupported or invalid JSON',
  }),
  loadError(8001, 'COPY (?:with|of) .* unsupported option', {
    cause: 'an option of the load does not fit the format of the files',
    remedy: 'Correct the options of the COPY.',
    example:
      'Load error code 8001: COPY with MANIFEST has an unsupported option',
  }),
  loadError(1200, 'Unknown parse error', {
    cause: 'a line could not be parsed, and Redshift does not tell why',
    remedy:
      'Read sys_load_error_detail for the query {{query}} and look at the line that it names; options of the load or the encoding may not fit.',
    example: 'Load error code 1200: Unknown parse error',
  }),
  {
    name: 'load-parquet-schema',
    pattern:
      /has an incompatible Parquet schema for column '?(?:s3:\/\/\S+\.)?(?<column>\w+)/is,
    cause: 'the Parquet files do not fit the columns of the table',
    remedy:
      'Compare the schema of the newest files with {{table}}: COPY of Parquet takes columns by position and casts no types. Change the table or what writes the files.',
    example:
      "Spectrum Scan Error. File 'https://s3.eu-central-1.amazonaws.com/acme-out/part-0.parquet' has an incompatible Parquet schema for column 's3://acme-out/part-0.parquet.amount'. Column type: INT",
  },
  {
    name: 'load-column-count',
    pattern:
      /(?:Unmatched )?number of columns (?:between table and file|in (?:the )?(?:Parquet |ORC )?file.{0,20}(?:does not|doesn't) match)/i,
    cause: 'the files have another number of columns than the table',
    remedy:
      'Name the columns in the COPY in the order of the files, which are loaded by position, or bring {{table}} in line with what writes them.',
    example:
      'Unmatched number of columns between table and file. Table columns: 11, Data columns: 12',
  },
  {
    name: 'load-errors-detail',
    pattern:
      /Load into table '?(?<table>[\w.]+)'? failed|check '?(?:stl_load_errors|sys_load_error_detail)'?/i,
    cause: 'COPY could not load rows of the files',
    remedy:
      'Read sys_load_error_detail in the warehouse (stl_load_errors on a cluster): it names file, line and column of the rows that do not fit {{table}}.',
    example:
      "ERROR: Load into table 'orders' failed. Check 'sys_load_error_detail' system table for details.",
  },
  {
    name: 'load-prefix-missing',
    pattern:
      /The specified S3 prefix '?(?<path>[^'\s]+)'? does not exist|S3ServiceException:\s*The specified (?:key|bucket) does not exist|manifest file .*(?:not found|does not exist)/i,
    cause: 'COPY found no files to load',
    remedy:
      'Look at what unloads to {{path}}: it was late, wrote elsewhere, or a lifecycle rule deleted the files before they were loaded.',
    example: "ERROR: The specified S3 prefix 'load/part-' does not exist",
  },
  {
    name: 'warehouse-full',
    pattern:
      /\bDisk Full\b|could not (?:extend|write).*No space|storage-full|insufficient disk space in (?:the )?cluster/i,
    cause: 'the disk of the warehouse was full',
    remedy:
      'Free space in the warehouse ({{warehouse}}): drop or unload what is old, VACUUM DELETE ONLY, stop queries that spill; resize it if all of it is needed. Nothing loads until then.',
    example:
      'ERROR: Disk Full Detail: error: Disk Full code: 1016 context: node: 0',
  },
  {
    name: 'warehouse-paused',
    pattern:
      /cluster (?:\S+ )?is (?:currently )?(?:paused|not available)|InvalidClusterState|(?:cluster|warehouse).{0,40}\bpaused\b|Endpoint .* is (?:paused|not reachable)/i,
    cause: 'the warehouse is paused or not available',
    remedy:
      'Resume {{warehouse}}, or move its pause out of the hours in which it is loaded; then start the job again.',
    example:
      'InvalidClusterStateFault: Cluster sales is currently paused and cannot take connections',
  },
  {
    name: 'warehouse-password',
    pattern:
      /password authentication failed(?: for user "?(?<user>[\w-]+))?|authentication failed for user|Access denied for user '?(?<user_2>[\w-]+)|Login failed for user/i,
    cause: 'the warehouse does not take the password',
    remedy:
      'The secret or password of {{connection}} is not that of its user any more (rotated, or expired): correct it there.',
    example: 'FATAL: password authentication failed for user "etl"',
  },
  {
    name: 'warehouse-connections',
    pattern: /too many (?:connections|clients)|connection limit .*exceeded/i,
    cause: 'the warehouse takes no more connections',
    remedy:
      'Close idle connections (stv_sessions), let clients share a pool, and load with fewer connections at once.',
    example: 'FATAL: connection limit "500" exceeded for non-bootstrap users',
  },
  {
    name: 'warehouse-denied',
    pattern:
      /permission denied for (?:relation|table|schema|database|language|sequence) "?(?<object>[\w.-]+)|must be owner of (?:relation|table) "?(?<object_2>[\w.-]+)/i,
    cause: 'the user of the warehouse may not use {{object}}',
    remedy:
      'GRANT the user of {{connection}} what it needs on {{object}} (USAGE on its schema as well); a table that was dropped and created anew has lost its grants.',
    example: 'ERROR: permission denied for relation orders',
  },
  {
    name: 'warehouse-column',
    pattern:
      /column "?(?<column>[\w.-]+)"? of relation "?(?<table>[\w.-]+)"? does not exist|column "(?<column_2>[\w.-]+)" does not exist in (?<table_2>[\w.-]+)/i,
    cause: 'the table {{table}} has no column {{column}}',
    remedy:
      'Add {{column}} to {{table}}, or let the job leave it out: something upstream has added it.',
    example: 'ERROR: column "discount" of relation "orders" does not exist',
  },
  {
    name: 'warehouse-relation',
    pattern:
      /relation "?(?<table>[\w.-]+)"? does not exist|Cannot insert .* into a table that does not exist|Cannot COPY into nonexistent table (?<table_2>[\w.-]+)/i,
    cause: 'the table {{table}} does not exist in the warehouse',
    remedy:
      'Create {{table}} in the database that {{connection}} names, or correct its name, schema or search_path.',
    example: 'ERROR: relation "public.orders" does not exist',
  },
  {
    name: 'warehouse-database',
    pattern: /database "?(?<database>[\w.-]+)"? does not exist/i,
    cause: 'the database {{database}} does not exist in the warehouse',
    remedy: 'Correct the database in {{connection}}, or create it again.',
    example: 'FATAL: database "analytics" does not exist',
  },
  {
    name: 'warehouse-conflict',
    pattern:
      /Serializable isolation violation on table|deadlock detected|could not complete because of conflict with concurrent transaction/i,
    cause: 'another transaction changed the same table meanwhile',
    remedy:
      'Let one job at a time write {{table}}, LOCK it at the beginning of the transaction, or retry; a later run may pass.',
    example:
      'ERROR: 1023 Detail: Serializable isolation violation on table - 108432, transactions forming the cycle are: 1, 2',
  },
  {
    name: 'warehouse-usage-limit',
    pattern:
      /usage limit\b.{0,60}\b(?:reached|exceeded)|(?:reached|exceeded) .{0,40}usage limit|UsageLimitExceeded/is,
    cause: 'a usage limit of the warehouse was reached',
    remedy:
      'Raise the usage limit of {{warehouse}}, or wait until its day, week or month is over: until then the warehouse takes no queries.',
    example:
      'ERROR: Query cancelled: the RPU usage limit of the workgroup was reached',
  },
  {
    name: 'warehouse-memory',
    pattern: /Insufficient memory to run query/i,
    cause: 'a query got too little memory in the warehouse',
    remedy:
      'Give the queue of the query more memory (fewer slots, or automatic WLM), or let it work on less at a time.',
    example: 'ERROR: Insufficient memory to run query.',
  },
  {
    name: 'unload-not-empty',
    pattern: /unload destination on S3 is not empty/i,
    cause: 'the folder to unload to is not empty',
    remedy:
      'Unload each time to a folder of its own. Overwrite (ALLOWOVERWRITE) only where nothing reads what lies there now.',
    example:
      'ERROR: Specified unload destination on S3 is not empty. Consider using a different bucket / prefix, manually removing the target files in S3, or using the ALLOWOVERWRITE option.',
  },
  {
    name: 'warehouse-cancelled',
    pattern:
      /Query \(\d+\) cancell?ed (?:on user's request|by WLM abort action)|cancell?ing statement due to|statement timeout|cancell?ed by query monitoring rule/i,
    cause: 'the warehouse cancelled the query',
    remedy:
      'See in sys_query_history who cancelled it: a query monitoring rule, a statement_timeout, a restart, or a person; then start the job again.',
    example: "ERROR: Query (123456) cancelled on user's request",
  },
  {
    name: 'warehouse-code',
    pattern:
      /\bLoad(?:ing)?(?![-_./\w])[^.]*?(?<!Status )\bcode:? ?(?<code>\d{3,5})\b/i,
    cause: 'the load failed with code {{code}}',
    remedy:
      'Read sys_load_error_detail for the query {{query}} in the warehouse, correct the file or the table, then load it again.',
    example: 'Load error code 1299',
  },
];
