import { AvailableAction } from '@pipeline-health/plugin-pipeline-health-common';
import { MessageText, TranslateKind } from './kindTranslation';

/** A JSON Schema. */
type Schema = AvailableAction['inputSchema'];

/** An action with the words that the app's translations have for it. */
export function actionInWords(
  told: AvailableAction,
  translate: TranslateKind,
  textOf: MessageText,
): AvailableAction {
  const { action, title, description, hindrances, inputSchema } = told;
  const key = `action.${action}`;
  return {
    ...told,
    title: translate(`${key}.title`) ?? title,
    description: translate(`${key}.description`) ?? description,
    hindrances: hindrances.map(each => ({
      ...each,
      message: textOf(each.sentence, each.message),
    })),
    inputSchema: {
      ...inputSchema,
      properties: fieldsInWords(inputSchema.properties, field => ({
        title: translate(`field.${field}`),
        description: translate(`${key}.input.${field}`),
      })),
    },
  };
}

/** The fields of a JSON Schema, named and described as the language does. */
function fieldsInWords(
  properties: Schema[string],
  wordsOf: (field: string) => { title?: string; description?: string },
): Schema {
  return Object.fromEntries(
    Object.entries(Object(properties) as Schema).map(([field, schema]) => {
      const words = Object.entries(wordsOf(field)).filter(
        ([, text]) => text !== undefined,
      );
      return [field, { ...Object(schema), ...Object.fromEntries(words) }];
    }),
  );
}
