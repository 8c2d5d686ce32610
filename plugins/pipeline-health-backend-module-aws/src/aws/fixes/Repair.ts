/**
 * What puts right what was found: the calls that do it, and what the resources
 * are to say afterwards.
 */
export interface Repair {
  calls: Call[];
  /** Absent for what is done and not configured. */
  resources?: Resource[];
}

/**
 * A call of the API, in its own words; `read` says where what the call would
 * otherwise reset is read before.
 */
export interface Call {
  /** `sqs` */
  service: string;
  /** `SetQueueAttributes` */
  operation: string;
  input: Properties;
  read?: {
    operation: string;
    input: Properties;
    /** A filter of jq that makes the input of the call from the answer; what `input` says goes over it. */
    filter: string;
  };
}

/** A resource, or what changes of one, in the words of CloudFormation. */
export interface Resource {
  type: ResourceType;
  name: string;
  properties: Properties;
}

/** How a type of resource is called, and which of its properties Terraform names in its own way. */
export interface ResourceType {
  /** `AWS::SQS::Queue` */
  cloudFormation: string;
  /** `aws_sqs_queue` */
  terraform: string;
  arguments?: { [property: string]: Argument };
}

/**
 * What a property is in Terraform: another name, a document of JSON, a map, pairs
 * of Name and Value as a map, or members that stand where the property would.
 * Without one it has its own name in lower case, and what has members is a block.
 */
export type Argument =
  | string
  | { as: 'json' | 'map' | 'pairs'; name: string }
  | { as: 'members' };

export type Properties = { [name: string]: Value };

export type Value =
  | string
  | number
  | boolean
  | Input
  | Attribute
  | Value[]
  | { [name: string]: Value };

/** A value that only the reader knows. */
export class Input {
  constructor(
    /** `AlarmTopic` */
    readonly name: string,
    /** What to put in: `ARN of an SNS topic that tells the team`. */
    readonly what: string,
  ) {}

  /** Where it goes in a call. */
  get place(): string {
    return `\${${this.name}}`;
  }
}

/** What a resource of the same repair gets when it is made. */
export class Attribute {
  constructor(
    readonly resource: Resource,
    /** `Arn` */
    readonly name: string,
    /** What it will be. */
    readonly value: string,
  ) {}
}

export function isProperties(value: Value): value is Properties {
  return (
    typeof value === 'object' &&
    !Array.isArray(value) &&
    !(value instanceof Input) &&
    !(value instanceof Attribute)
  );
}

/** The values of a repair that only the reader knows, each once. */
export function inputsOf({ calls, resources = [] }: Repair): Input[] {
  const found = new Map<string, Input>();
  calls.forEach(({ input }) => addInputs(input, found));
  resources.forEach(({ properties }) => addInputs(properties, found));
  return [...found.values()];
}

function addInputs(value: Value, found: Map<string, Input>): void {
  if (value instanceof Input) {
    found.set(value.name, value);
  } else if (Array.isArray(value) || isProperties(value)) {
    Object.values(value).forEach(each => addInputs(each, found));
  }
}

/** `orders-dlq` → [`orders`, `dlq`]; a name that begins with a digit gets a letter before it. */
export function wordsOf(name: string): string[] {
  const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return /^\d/.test(words[0] ?? '') ? ['r', ...words] : words;
}

/** Of names of properties and operations: there are few, and each judgement asks for them all. */
const knownParts = new Map<string, readonly string[]>();

/** `MaxReceiveCount` → [`Max`, `Receive`, `Count`] */
export function partsOf(name: string): readonly string[] {
  const parts =
    knownParts.get(name) ??
    name.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
  knownParts.set(name, parts);
  return parts;
}

/** A filter of jq that leaves the members that a call takes, as far as they are there. */
export function only(members: readonly string[]): string {
  return `with_entries(select(.value != null and (.key | IN(${members
    .map(member => JSON.stringify(member))
    .join(', ')}))))`;
}
