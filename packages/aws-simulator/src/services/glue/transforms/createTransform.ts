import type { CreateMLTransformRequest } from '@aws-sdk/client-glue';
import { TransformItem, transformSchema } from './transformSchema';

/** What CreateMLTransform asks for; such a transform was never taught. */
export function createTransform(
  input: CreateMLTransformRequest,
  id: string,
): TransformItem {
  const [table] = input.InputRecordTables ?? [];
  const tuning = input.Parameters?.FindMatchesParameters;
  return transformSchema.parse({
    id,
    name: input.Name,
    created: '0s',
    description: input.Description,
    status: 'NOT_READY',
    role: input.Role,
    input: { database: table?.DatabaseName, table: table?.TableName },
    primaryKey: tuning?.PrimaryKeyColumnName,
    precisionRecallTradeoff: tuning?.PrecisionRecallTradeoff,
    accuracyCostTradeoff: tuning?.AccuracyCostTradeoff,
    capacity: input.MaxCapacity,
  });
}
