/**
 * A simulated AWS that speaks the real wire protocols, on a virtual clock.
 *
 * @packageDocumentation
 */
export { startSimulator } from './server';
export type { Simulator, SimulatorOptions } from './server';
export type { StageTruth } from './truth';
export { durationSchema, spanSchema } from './clock/parseDuration';
export { faultItemSchema } from './scenario/faultItemSchema';
export type { MetricBend } from './metrics/MetricBend';
export type { VirtualClock } from './clock/VirtualClock';
export type { BillingMeter, BillLine } from './billing/BillingMeter';
export type { EventBus, SimulatedEvent } from './events/EventBus';
export type { Faults } from './faults/Faults';
export type { Fault } from './faults/faultSchema';
export type { QueueOptions, SqsSimulation } from './services/sqs/SqsSimulation';
export type { FlowChange, FlowSettings } from './services/sqs/FlowSettings';
export type { Queue, QueueCounts } from './services/sqs/Queue';
export type { MetricOutage } from './metrics/MetricOutage';
export type { CloudWatchSimulation } from './services/cloudwatch/CloudWatchSimulation';
export type { FirehoseSimulation } from './services/firehose/FirehoseSimulation';
export type { KinesisSimulation } from './services/kinesis/KinesisSimulation';
export type { DatabrewSimulation } from './services/databrew/DatabrewSimulation';
export type { RedshiftSimulation } from './services/redshift/RedshiftSimulation';
export type { LambdaSimulation } from './services/lambda/LambdaSimulation';
export type { OpenSearchSimulation } from './services/opensearch/OpenSearchSimulation';
export type { S3Simulation } from './services/s3/S3Simulation';
export { AwsError } from './wire/AwsError';
