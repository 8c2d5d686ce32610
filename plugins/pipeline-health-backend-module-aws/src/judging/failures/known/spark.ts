import { KnownFailure } from '../KnownFailure';

/** How jobs start, and how Spark and Python end. */
export const SPARK: readonly KnownFailure[] = [
  {
    name: 'script-missing',
    pattern:
      /LAUNCH[ _]ERROR.*?(?<script>s3[an]?:\/\/[^\s;,|'"]+\.(?:py|scala|ipynb)) (?:does not exist|not found)|LAUNCH[ _]ERROR.*?Error downloading from S3 for bucket: \S+ (?:and )?key: \S+\.(?:py|scala)(?!.*(?:\b403\b|Forbidden|Access ?Denied))/is,
    cause: 'the script {{script}} is missing',
    remedy:
      'Put the script back to {{script}}, or correct the place of the script in the job; then start the job. The input has nothing to do with it.',
    example:
      'LAUNCH ERROR | File s3://aws-glue-assets-123456789012-eu-central-1/scripts/load.py does not exist',
  },
  {
    name: 'library-missing',
    pattern:
      /LAUNCH[ _]ERROR.*?(?<path>s3[an]?:\/\/[^\s;,|'"]+) (?:does not exist|not found)/is,
    cause: 'the file {{path}} that it starts with is missing',
    remedy:
      'Put {{path}} back, or take it out of --extra-py-files, --extra-jars, --extra-files and --additional-python-modules; then start the job.',
    example:
      'LAUNCH ERROR | File s3://acme-glue/libraries/common.whl does not exist',
  },
  {
    name: 'launch-denied',
    pattern: /LAUNCH[ _]ERROR.*(?:Access ?Denied|Forbidden|\b403\b)/is,
    cause: '{{role}} may not read the script',
    remedy:
      'Allow {{role}} s3:GetObject on {{script}} and on the libraries of the job (and kms:Decrypt when they are encrypted).',
    example:
      'LAUNCH ERROR | Error downloading from S3: An error occurred (403) when calling the HeadObject operation: Forbidden',
  },
  {
    name: 'python-requirement',
    pattern:
      /No matching distribution found for (?<module>[\w.=<>~-]+)|Could not find a version that satisfies the requirement (?<module_2>[\w.=<>~-]+)|pip(?:3)? install.*(?:failed|error)/i,
    cause: 'the Python module {{module}} could not be installed',
    remedy:
      'Name a version of {{module}} that exists for this Python in --additional-python-modules; a job in a VPC needs a way to the package index, or the wheel in S3.',
    example: 'ERROR: No matching distribution found for awswrangler==99.0.0',
  },
  {
    name: 'python-module',
    pattern:
      /(?:ModuleNotFoundError|ImportError): (?:No module named '?(?<module>[\w.]+)|cannot import name '?(?<module_2>[\w.]+))/i,
    cause: 'the Python module {{module}} is missing',
    remedy:
      'Add {{module}} to --additional-python-modules (or as a file to --extra-py-files) with its version, then start the job.',
    example: "ModuleNotFoundError: No module named 'awswrangler'",
  },
  {
    name: 'data-source-missing',
    pattern: /Failed to find (?:the )?data source: '?(?<format>[\w.-]+)/i,
    cause: 'Spark does not know the format {{format}}',
    remedy:
      'Add {{format}} to --datalake-formats, or the connector of that format to the job.',
    example:
      'java.lang.ClassNotFoundException: Failed to find data source: delta. Please find packages at https://spark.apache.org/third-party-projects.html',
  },
  {
    name: 'class-missing',
    pattern:
      /(?:ClassNotFoundException|NoClassDefFoundError|NoSuchMethodError):? '?(?<class>[\w.$/]+)?/i,
    cause: 'the Java class {{class}} is missing',
    remedy:
      'Add the jar that holds {{class}} to --extra-jars in the version that fits the Spark of this Glue version, and only once.',
    example: 'java.lang.ClassNotFoundException: com.mysql.cj.jdbc.Driver',
  },
  {
    name: 'argument-missing',
    pattern:
      /the following arguments are required: (?<argument>--?[\w-]+(?:, --?[\w-]+)*)|GlueArgumentError: argument (?<argument_2>--?[\w-]+)/i,
    cause: 'the argument {{argument}} is missing',
    remedy:
      'Give the job {{argument}} in its own arguments, or in those of the trigger or caller that starts it.',
    example:
      'GlueArgumentError: the following arguments are required: --source_path',
  },
  {
    name: 'memory-shell',
    pattern: /Command Failed due to Out of Memory/i,
    cause: 'the memory of the Python shell was not enough',
    remedy:
      'Set the maximum capacity to 1 DPU (16 GB) instead of 0.0625 (1 GB); there are no larger ones for a Python shell: beyond it read in parts, or make it a Spark job.',
    example: 'Command Failed due to Out of Memory',
  },
  {
    name: 'memory-result',
    pattern:
      /Not enough memory to build and broadcast|Total size of serialized results .* is bigger than spark\.driver\.maxResultSize/i,
    cause: 'too much was collected to the driver',
    remedy:
      'Do not collect data to the driver (collect, toPandas, large broadcasts): write it from the executors. More memory only moves the limit.',
    example:
      'SparkException: Job aborted due to stage failure: Total size of serialized results of 1038 tasks (1024.1 MiB) is bigger than spark.driver.maxResultSize (1024.0 MiB)',
  },
  {
    name: 'memory',
    pattern:
      /OutOfMemory(Error)?\b|\bOOM\b|Out of memory|Java heap space|GC overhead limit exceeded|exceeding (?:physical )?memory limits|exit code(?: is)?:? 137\b|OUT_OF_MEMORY_ERROR|OOM-?Killed|MemoryError\b|memory limit exceeded/i,
    cause: 'the memory of a worker was not enough',
    remedy:
      'See in driver and executor memory which of both was full. Driver: do not collect data to it, group small files. Executors: take {{workers}}, or read less at a time (bounded execution).',
    example:
      'ExecutorLostFailure (executor 3 exited caused by one of the running tasks) Reason: Container killed by YARN for exceeding memory limits. 5.5 GB of 5.5 GB physical memory used.',
  },
  {
    name: 'disk',
    pattern: /No space left on device/i,
    cause: 'the disk of a worker was full',
    remedy:
      'A shuffle spilled to the disk: repartition by a key that spreads evenly, take more workers or such with larger disks, or let shuffles go to S3 (--write-shuffle-files-to-s3).',
    example: 'java.io.IOException: No space left on device',
  },
  {
    name: 'stream-expired',
    pattern:
      /data (?:may )?(?:have been|has been) lost because they are not available|failOnDataLoss|OffsetOutOfRangeException|ExpiredIteratorException|TrimmedDataAccessException/i,
    cause: 'records expired in the stream before it read them',
    remedy:
      'Those records are lost to this job: load them from a copy of the stream if there is one. Raise the retention of the stream, and let the job keep up, before it is started again.',
    example:
      'Some data may have been lost because they are not available in Kinesis any more; set failOnDataLoss to false to go on',
  },
  {
    name: 'checkpoint',
    pattern:
      /checkpoint.*(?:corrupt|incompatible|cannot be (?:read|recovered)|does not exist)|Detected schema change.*checkpoint|The number of streaming sources .* checkpoint/is,
    cause: 'the checkpoint does not fit the job any more',
    remedy:
      'Bring the script back to the sources and schema that the checkpoint was made with. A new checkpoint starts where the script says: compare with what was written, or records are left out or doubled.',
    example:
      'The number of streaming sources in the checkpoint (1) does not match the query (2), the checkpoint is incompatible',
  },
  {
    name: 'driver-stopped',
    pattern:
      /SparkContext was shut down|Cannot call methods on a stopped SparkContext/i,
    cause: 'the driver ended before its work was done',
    remedy:
      'Look at the memory of the driver and at its log before that: mostly it ran out of memory, or the run was stopped or reached its timeout.',
    example:
      'org.apache.spark.SparkException: Job 0 cancelled because SparkContext was shut down',
  },
  {
    name: 'serializer-buffer',
    pattern: /spark\.kryoserializer\.buffer\.max/i,
    cause: 'one object is larger than the buffer of the serializer',
    remedy:
      'A single row, list or broadcast is very large: see which, or raise spark.kryoserializer.buffer.max by --conf of the job.',
    example:
      'Kryo serialization failed: Buffer overflow. Available: 0, required: 93. To avoid this, increase spark.kryoserializer.buffer.max value.',
  },
  {
    name: 'nested-column',
    pattern:
      /Don't know how to save StructField\((?<column>\w+)|data source does not support \w+<.*data type/i,
    cause: 'the target takes no nested column',
    remedy:
      'Flatten {{column}} (relationalize, or fields of its own), or write it as JSON into a text or SUPER column.',
    example:
      "java.lang.IllegalArgumentException: Don't know how to save StructField(payload,StructType(StructField(a,StringType,true)),true) to REDSHIFT",
  },
  {
    name: 'executors-lost',
    pattern:
      /ExecutorLostFailure|MetadataFetchFailedException|FetchFailedException|Slave lost|Executor heartbeat timed out|stage failure: ShuffleMapStage/i,
    cause: 'executors were lost',
    remedy:
      'Look at the memory and the disks of the executors at that time: a skewed key fills one of them. Repartition, or take {{workers}}.',
    example:
      'org.apache.spark.shuffle.MetadataFetchFailedException: Missing an output location for shuffle 4 partition 17',
  },
  {
    name: 'timeout',
    pattern:
      /The run reached its timeout|\bJob (?:run )?timed? ?out\b|exceeded (?:its|the) (?:job )?timeout|Execution time ?out/i,
    cause: 'it took longer than its timeout allows',
    remedy:
      'See what the run waited for; let it read less at a time, add workers, or raise the timeout if it is meant to take so long.',
    example: 'The run reached its timeout',
  },
  {
    name: 'query-syntax',
    pattern:
      /PARSE_SYNTAX_ERROR|ParseException:|Syntax error at or near|mismatched input '|extraneous input '/i,
    cause: 'a query of the script cannot be parsed',
    remedy:
      'Correct the query in {{script}} at the place that the message names: its newest change, or a value that was put into its text, broke it.',
    example:
      "ParseException: [PARSE_SYNTAX_ERROR] Syntax error at or near 'FORM'.(line 1, pos 9)",
  },
  {
    name: 'data-quality',
    pattern:
      /failing DQ rules|DQ rules? (?:have |has )?failed|data quality (?:rules?|checks?) (?:have |has )?failed/i,
    cause: 'the data does not keep its rules of quality',
    remedy:
      'See in the data quality results of the run {{run}} which rules failed, and correct what writes {{input}}: the job stopped on purpose, before bad data went on.',
    example:
      'Exception: The job failed due to failing DQ rules for node: EvaluateDataQuality_node1',
  },
  {
    name: 'script-error',
    pattern:
      /\b(?<error>(?:Syntax|Indentation|Name|Type|Key|Attribute|Value|Index|ZeroDivision|Assertion|Runtime)Error): ?(?<reason>[^\n]{0,80})/,
    cause: 'the script stopped with {{error}}: {{reason}}',
    remedy:
      'Read the traceback in {{log}}; see whether {{script}} or the form of its input changed since the last good run, mend that, and start the job.',
    example: "NameError: name 'glueContext' is not defined",
  },
];

/** How runs end that tell no more; what says more comes before them. */
export const EXITS: readonly KnownFailure[] = [
  {
    name: 'exit-code',
    pattern: /Command failed with exit code (?<code>\d+)/i,
    cause: 'the script ended with exit code {{code}}',
    remedy:
      'Glue tells no more: read the last lines of the driver in {{log}}, stream {{run}}.',
    example: 'Command failed with exit code 10',
  },
];
