import {
  Argument,
  Attribute,
  Input,
  inputsOf,
  isProperties,
  partsOf,
  Properties,
  Repair,
  ResourceType,
  Value,
  wordsOf,
} from './Repair';

/** The resources of a repair as Terraform has them. */
export function terraform({ resources = [] }: Repair): string {
  return [
    ...inputsOf({ calls: [], resources }).map(({ name, what }) =>
      block(`variable ${text(snake(name))}`, [
        'type = string',
        `description = ${text(what)}`,
      ]),
    ),
    ...resources.map(({ type, name, properties }) =>
      block(
        `resource ${text(type.terraform)} ${text(label(name))}`,
        body(properties, type),
      ),
    ),
  ]
    .map(lines => lines.join('\n'))
    .join('\n\n');
}

/** The lines of what a resource or a block within it holds. */
function body(properties: Properties, type: ResourceType): string[] {
  return Object.entries(properties).flatMap(([property, value]) => {
    const argument = argumentOf(property, type);
    if (argument.as === 'members') {
      return isProperties(value) ? body(value, type) : [];
    }
    const { as, name } = argument;
    if (as) {
      return assigned(name, as === 'json' ? jsonOf(value) : mapOf(value));
    }
    return isNested(value)
      ? nested(name, value, type)
      : assigned(name, [literal(value)]);
  });
}

type NestedValue = Properties | Properties[];

function isNested(value: Value): value is NestedValue {
  return Array.isArray(value) ? value.some(isProperties) : isProperties(value);
}

/** A block for each; providers that are made from CloudFormation have attributes instead. */
function nested(
  name: string,
  value: NestedValue,
  type: ResourceType,
): string[] {
  const items = [value].flat();
  if (!type.terraform.startsWith('awscc_')) {
    return items.flatMap(each => block(name, body(each, type)));
  }
  return Array.isArray(value)
    ? assigned(name, [
        '[{',
        ...indented(body(items[0], type)),
        ...items
          .slice(1)
          .flatMap(each => ['}, {', ...indented(body(each, type))]),
        '}]',
      ])
    : assigned(name, ['{', ...indented(body(value, type)), '}']);
}

function argumentOf(property: string, { arguments: known = {} }: ResourceType) {
  const argument: Argument = known[property] ?? snake(property);
  return typeof argument === 'string'
    ? { as: undefined, name: argument }
    : argument;
}

function jsonOf(value: Value): string[] {
  const lines = object(value);
  return [
    `jsonencode(${lines[0]}`,
    ...lines.slice(1, -1),
    `${lines[lines.length - 1]})`,
  ];
}

/** `{ a = 1 }`, with whatever is within it. */
function object(value: Value): string[] {
  if (Array.isArray(value)) {
    return [
      '[',
      ...indented(value.flatMap(each => withComma(object(each)))),
      ']',
    ];
  }
  return isProperties(value)
    ? [
        '{',
        ...indented(
          Object.entries(value).flatMap(([name, each]) =>
            assigned(key(name), object(each)),
          ),
        ),
        '}',
      ]
    : [literal(value)];
}

function withComma(lines: string[]): string[] {
  return [...lines.slice(0, -1), `${lines[lines.length - 1]},`];
}

/** Properties, or pairs of Name and Value, as a map. */
function mapOf(value: Value): string[] {
  const pairs = Array.isArray(value)
    ? value.flatMap(each =>
        isProperties(each) ? [[String(each.Name), each.Value] as const] : [],
      )
    : Object.entries(isProperties(value) ? value : {});
  return object(Object.fromEntries(pairs));
}

function literal(value: Value): string {
  if (value instanceof Input) {
    return `var.${snake(value.name)}`;
  }
  if (value instanceof Attribute) {
    const { type, name } = value.resource;
    return `${type.terraform}.${label(name)}.${snake(value.name)}`;
  }
  if (Array.isArray(value)) {
    return `[${value.map(literal).join(', ')}]`;
  }
  return typeof value === 'string' ? text(value) : String(value);
}

function assigned(name: string, [first, ...rest]: string[]): string[] {
  return [`${name} = ${first}`, ...rest];
}

function block(head: string, lines: string[]): string[] {
  return [`${head} {`, ...indented(lines), '}'];
}

function indented(lines: string[]): string[] {
  return lines.map(line => `  ${line}`);
}

/** A string of HCL, in which `${` would begin an expression. */
function text(value: string): string {
  return JSON.stringify(value).replace(/([$%])\{/g, '$1$1{');
}

function key(name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) ? name : text(name);
}

function label(name: string): string {
  return wordsOf(name).join('_').toLowerCase();
}

function snake(name: string): string {
  return partsOf(name).join('_').toLowerCase();
}
