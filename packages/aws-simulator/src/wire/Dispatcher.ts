import { BillingMeter } from '../billing/BillingMeter';
import { Faults } from '../faults/Faults';
import { Fault } from '../faults/faultSchema';
import { namesIn } from '../faults/namesIn';
import { Service } from '../services/Service';
import { AwsError } from './AwsError';
import { Operation } from './operation';
import { Protocol } from './Protocol';
import { accountOfAccessKey, readCredential } from './readCredential';
import { requireMembers } from './requireMembers';
import { Call, WireRequest, WireResponse } from './wireMessages';

/** What the transport tells beside the request itself. */
export type Delivery = Pick<Call, 'requestId' | 'origin' | 'now' | 'signal'>;

/** Thrown to close the connection without an answer. */
export class Disconnect extends Error {}

interface ServedService {
  service: Service;
  operations: Map<string, Operation>;
}

interface Destination extends ServedService {
  protocol: Protocol;
  operationName: string;
}

/** Brings a request to the operation it asks for, through the faults on the way. */
export class Dispatcher {
  readonly #faults: Faults;
  readonly #meter: BillingMeter;
  readonly #services: ServedService[];

  constructor(services: Service[], faults: Faults, meter: BillingMeter) {
    this.#faults = faults;
    this.#meter = meter;
    this.#services = services.map(service => ({
      service,
      operations: new Map(service.operations.map(each => [each.name, each])),
    }));
  }

  async dispatch(
    request: WireRequest,
    delivery: Delivery,
  ): Promise<WireResponse> {
    const credential = readCredential(request.headers.authorization);
    const destination = this.#find(request, credential?.service);
    if (!destination) {
      return notSimulated(delivery.requestId);
    }
    const accessKeyId = credential?.accessKeyId ?? 'anonymous';
    const call: Call = {
      ...delivery,
      accessKeyId,
      account: accountOfAccessKey(accessKeyId),
      region: credential?.region ?? 'us-east-1',
    };
    try {
      return await this.#perform(destination, request, call);
    } catch (error) {
      if (error instanceof AwsError) {
        return destination.protocol.encodeError(error, call.requestId);
      }
      throw error;
    }
  }

  async #perform(
    { service, operations, protocol, operationName }: Destination,
    request: WireRequest,
    call: Call,
  ): Promise<WireResponse> {
    const operation = operations.get(operationName);
    if (!operation) {
      throw new AwsError(
        'UnknownOperationException',
        `The operation ${operationName} is not simulated`,
      );
    }
    const input = await protocol.decode(operation, request);
    const { signingName } = service;
    this.#meter.arrived(call, signingName, operationName, input);
    const faults = this.#faultsOf(service, operationName, input, call);
    await this.#sufferFaults(faults, service, operationName, input, call);
    requireMembers(operation.input, input);
    const output = await operation.handle(input, call);
    this.#meter.carriedOut(call, signingName, operationName, input);
    if (faults.some(({ kind }) => kind === 'lost-answer')) {
      throw new Disconnect();
    }
    const response = protocol.encode(operation, output, call.requestId);
    const cut = cutOf(faults);
    return cut ? { ...response, cut } : response;
  }

  #faultsOf(
    { signingName }: Service,
    operation: string,
    input: object,
    { account, region, now }: Call,
  ): Fault[] {
    return this.#faults.none
      ? []
      : this.#faults.hitsOf({
          service: signingName,
          operation,
          account,
          region,
          names: namesIn(input),
          now,
        });
  }

  async #sufferFaults(
    faults: readonly Fault[],
    { faultErrors }: Service,
    operation: string,
    input: object,
    call: Call,
  ): Promise<void> {
    for (const fault of faults) {
      switch (fault.kind) {
        case 'latency':
          await new Promise(resolve => setTimeout(resolve, fault.milliseconds));
          break;
        case 'disconnect':
          throw new Disconnect();
        case 'throttling':
        case 'rate-limit':
          throw faultErrors.throttling();
        case 'access-denied':
          throw faultErrors.accessDenied(operation, call, input);
        case 'expired-credentials':
          throw faultErrors.expiredCredentials();
        case 'internal-error':
          throw faultErrors.internalError();
        default:
      }
    }
  }

  #find(request: WireRequest, signingName?: string): Destination | undefined {
    const addressed = this.#services.find(
      ({ service }) => service.signingName === signingName,
    );
    const likelyFirst = addressed
      ? [addressed, ...this.#services]
      : this.#services;
    for (const { service, operations } of likelyFirst) {
      for (const protocol of service.protocols) {
        const operationName = protocol.find(request, operations);
        if (operationName !== undefined) {
          return { service, operations, protocol, operationName };
        }
      }
    }
    return (
      addressed && {
        ...addressed,
        protocol: addressed.service.protocols[0],
        operationName: 'it asks for',
      }
    );
  }
}

function cutOf(faults: readonly Fault[]): WireResponse['cut'] {
  const kinds = faults.map(({ kind }) => kind);
  if (kinds.includes('broken-answer')) {
    return 'closed';
  }
  return kinds.includes('truncated-answer') ? 'unnoticed' : undefined;
}

function notSimulated(requestId: string): WireResponse {
  return {
    status: 501,
    headers: {
      'content-type': 'application/json',
      'x-amzn-requestid': requestId,
    },
    body: JSON.stringify({
      __type: 'NotSimulated',
      message: 'No simulated service understands this request',
    }),
  };
}
