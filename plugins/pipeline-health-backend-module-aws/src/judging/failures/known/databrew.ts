import { KnownFailure } from '../KnownFailure';

/** What DataBrew says of its own. */
export const DATABREW: readonly KnownFailure[] = [
  {
    name: 'recipe-column',
    pattern:
      /Recipe step (?<step>\d+)\b.*?[Cc]olumns? [`'"]?(?<column>[\w -]+?)[`'"]? (?:does not exist|do not exist|(?:was |were )?not found|is missing|cannot be found)/is,
    cause: 'step {{step}} of the recipe needs the column {{column}}',
    remedy:
      'The newest file of {{input}} lacks the column {{column}}: bring it back where the file is written, or correct step {{step}} of the recipe {{recipe}}, publish it and start the job.',
    example: 'Recipe step 4: column amount does not exist in the dataset',
  },
  {
    name: 'recipe-step',
    pattern:
      /Recipe step (?<step>\d+)\b|(?:invalid|failed to apply|error in) recipe(?: step (?<step_2>\d+))?/i,
    cause: 'a step of the recipe failed',
    remedy:
      'Open the recipe {{recipe}} with the newest file of {{input}}, correct the step that the message names ({{step}}), publish it and start the job.',
    example:
      'Recipe step 7: cannot apply DATE_FORMAT to a column of type string',
  },
  {
    name: 'dataset-empty',
    pattern:
      /(?:unable to|could not|cannot|failed to) find (?:any )?(?:input )?files|no (?:input )?files (?:were )?(?:found|to process)|No files? (?:match|found)|dataset .*(?:is empty|has no (?:files|rows|data))|Input (?:data|dataset) is empty/i,
    cause: 'the dataset has no files',
    remedy:
      'Look at what should have written to {{input}} before this ran: it was late, failed, or wrote elsewhere; the parameters of the dataset (a date, a pattern) may look in the wrong place.',
    example: 'No input files found for dataset orders-raw',
  },
  {
    name: 'dataset-missing',
    pattern:
      /\bdataset [`'"]?(?<resource>(?!(?:does|was|is|could)\b)[\w.-]+)[`'"]? (?:does not exist|doesn't exist|(?:was |could )?not (?:be )?found)/i,
    cause: 'the dataset {{resource}} does not exist',
    remedy:
      'Create the dataset {{resource}} in DataBrew again, or let the job name one that exists.',
    example:
      'ResourceNotFoundException: The dataset customers-raw does not exist',
  },
  {
    name: 'dataset-column',
    pattern:
      /[Cc]olumns? [`'"[]?(?<column>[\w-]+)[`'"\]]? (?:does not (?:exist|fit)|do not (?:exist|fit)|(?:was |were )?not found|is missing)/,
    cause: 'the column {{column}} is missing or does not fit',
    remedy:
      'Compare the newest file of {{input}} with the columns that the recipe {{recipe}} names; mend what writes the file, or follow it in the recipe.',
    example: "Column 'customer_no' not found in dataset",
  },
  {
    name: 'schema-changed',
    pattern: /schema (?:mismatch|changed|of the dataset)|type mismatch/i,
    cause: 'the columns of the dataset have changed',
    remedy:
      'Compare the newest file of {{input}} with the one before: correct what writes it, or the recipe {{recipe}}, publish it and start the job.',
    example: 'Schema mismatch between files of the dataset',
  },
  {
    name: 'node-memory',
    pattern:
      /out of memory|memory limit|heap space|insufficient memory(?! to run query)/i,
    cause: 'the memory of the nodes was not enough',
    remedy:
      'Raise the maximum number of nodes of the job, or let it read less at a time.',
    example: 'Job run failed: out of memory on a node',
  },
  {
    name: 'run-timeout',
    pattern:
      /The run took too long|timed? ?out after|exceeded (?:its|the) timeout|Job timeout/i,
    cause: 'it took longer than its timeout allows',
    remedy:
      'See whether the dataset grew; raise the nodes or the timeout of the job, or let it read less at a time.',
    example: 'The run took too long',
  },
];
