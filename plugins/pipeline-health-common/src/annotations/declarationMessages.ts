import { arnMessages } from '../arn';
import { sayWith } from '../format';
import { Templates } from '../model';

/**
 * What can be wrong in what an entity declares, by the keys of the templates.
 *
 * @public
 */
export const declarationMessages: Templates = {
  ...arnMessages,
  'declaration.too-long':
    'The value has {{length}} characters; expected at most {{most}}. It was not read.',
  'declaration.no-arn': 'The value is empty; expected at least one ARN.',
  'declaration.no-tag': "'{{text}}' is not a tag; expected key=value",
  'declaration.no-mapping': 'The value is not a mapping; expected {{expected}}',
  'declaration.no-link':
    'This is no link; expected { from: ARN, to: ARN, relation }, with a relation such as dead-letter-queue',
  'declaration.not-parsed': 'The value is neither JSON nor YAML: {{why}}',
};

export const say = sayWith(declarationMessages);
