import { KnownFailure } from '../KnownFailure';

/** What the network of a connection lacks, and whom it does not reach. */
export const NETWORK: readonly KnownFailure[] = [
  {
    name: 'no-free-addresses',
    pattern:
      /(?:subnet (?<subnet>subnet-\w+)?.*)?(?:not have enough free (?:IP )?addresses|InsufficientFreeAddressesInSubnet|No (?:available|free) IP address)/is,
    cause: 'the subnet has no free addresses left',
    remedy:
      'Each worker takes an address of {{subnet}}: take a larger subnet for {{connection}}, start fewer workers at once, or delete network interfaces that nothing uses.',
    example:
      'The specified subnet does not have enough free addresses to satisfy the request.',
  },
  {
    name: 'no-s3-endpoint',
    pattern:
      /Could not find S3 endpoint or NAT gateway(?: for subnetId: (?<subnet>subnet-\w+))?|VPC S3 endpoint validation failed/i,
    cause: 'the subnet has no way to S3',
    remedy:
      'Create a gateway endpoint for S3 in the VPC and add it to the route table of {{subnet}}, or give that subnet a NAT gateway.',
    example:
      'VPC S3 endpoint validation failed for SubnetId: subnet-0e4e9f1a. VPC: vpc-01. Reason: Could not find S3 endpoint or NAT gateway for subnetId: subnet-0e4e9f1a in Vpc vpc-01',
  },
  {
    name: 'security-group-closed',
    pattern: /At least one security group must open all ingress ports/i,
    cause: 'no security group lets its own members in',
    remedy:
      'Add a rule to the security group of {{connection}} that lets in all TCP ports from the same group (self-referencing): the workers talk to each other.',
    example:
      'At least one security group must open all ingress ports. To limit traffic, the source security group in your inbound rule can be restricted to the same security group',
  },
  {
    name: 'network-interface-limit',
    pattern:
      /NetworkInterfaceLimitExceeded|ENILimitReached|CREATE_ENI_FAILED|maximum number of (network interfaces|ENIs)/i,
    cause: 'no more network interfaces can be created',
    remedy:
      'Delete network interfaces that nothing uses, or ask for a higher quota of them in this region; free addresses in {{subnet}} are needed as well.',
    example:
      'NetworkInterfaceLimitExceeded: The maximum number of network interfaces has been reached.',
  },
  {
    name: 'subnet-missing',
    pattern:
      /InvalidSubnetID\.NotFound|SUBNET_NOT_FOUND|The subnet ID '?(?<subnet>subnet-\w+)'? does not exist/i,
    cause: 'the subnet {{subnet}} is gone',
    remedy:
      'Choose a subnet that exists for {{connection}}, with a way to everything it must reach.',
    example:
      "InvalidSubnetID.NotFound: The subnet ID 'subnet-0a1b2c3d' does not exist",
  },
  {
    name: 'security-group-missing',
    pattern:
      /InvalidGroup\.NotFound|SECURITY_GROUP_NOT_FOUND|The security group '?(?:sg-\w+)'? does not exist/i,
    cause: 'the security group is gone',
    remedy:
      'Choose a security group that exists for {{connection}}, with a rule that refers to itself.',
    example:
      "InvalidGroup.NotFound: The security group 'sg-0a1b2c3d' does not exist",
  },
  {
    name: 'unknown-host',
    pattern:
      /(?:UnknownHostException:?|Could not resolve host:?|Name or service not known:?|getaddrinfo ENOTFOUND|could not translate host name) ?"?(?<host>[\w.-]+\.[\w-]+)?/i,
    cause: 'the name {{host}} is not found',
    remedy:
      'Check the address in {{connection}}, whether {{host}} still exists, and that the VPC resolves names (enableDnsSupport, and the private zone of an endpoint).',
    example:
      'java.net.UnknownHostException: erp-db.internal.example.com: Name or service not known',
  },
  {
    name: 'connection-refused',
    pattern:
      /connection to (?<host>[\w.:-]+?) (?:was )?refused|connect(?:ion)? (?:was )?refused|ECONNREFUSED/i,
    cause: 'the connection to {{host}} was refused',
    remedy:
      'Check that {{host}} is up (not paused, not restarting) and listens at the port in {{connection}}; a security group would let it time out, not refuse it.',
    example: 'Unable to load data: connection to disk-store.internal refused',
  },
  {
    name: 'endpoint-unreachable',
    pattern:
      /Connect to (?<host>(?![\w.-]+\.(?:redshift|redshift-serverless|rds|docdb)\.)[\w.-]+\.amazonaws\.com(?:\.cn)?)\b.*?(?:timed out|failed)|Unable to execute HTTP request: (?<host_3>(?!\S+\.(?:redshift|rds|docdb)\.)[\w.-]+\.amazonaws\.com(?:\.cn)?)\b|Could not connect to the endpoint URL: "?https?:\/\/(?<host_2>[^/"\s]+)/i,
    cause: 'an endpoint of AWS cannot be reached from the subnet',
    remedy:
      'Give {{subnet}} a NAT gateway, or a VPC endpoint of the service that the message names, whose security group lets the workers in.',
    example:
      'Connect to glue.eu-central-1.amazonaws.com:443 [glue.eu-central-1.amazonaws.com/10.0.1.7] failed: connect timed out',
  },
  {
    name: 'connections-full',
    pattern:
      /remaining connection slots are reserved|too many (?:clients|connections)|connection limit .{0,60}exceeded/i,
    cause: 'the other side takes no more connections',
    remedy:
      'See what keeps connections open there (sessions that nobody closes, many executors that connect at once): end them, let fewer executors write, or raise the limit.',
    example:
      'org.postgresql.util.PSQLException: FATAL: remaining connection slots are reserved for non-replication superuser connections',
  },
  {
    name: 'connection-timeout',
    pattern:
      /Connect to (?<host_2>[\w.-]+)(?::\d+)?\b.*?timed ?out|connect(?:ion)?(?: attempt)? timed ?out|Connection timeout|timed out connecting|ConnectTimeoutException|connection attempt failed|Communications link failure|The TCP\/IP connection to the host (?<host>[\w.-]+)|Unable to connect to (?:the )?(?:database|DB|server)|ETIMEDOUT|could not connect to server/i,
    cause: 'the connection to {{host}} timed out',
    remedy:
      'Let the security group of {{host}} take in the group of {{connection}} at its port, check routes between the subnets, and that {{host}} is up.',
    example:
      'The connection attempt failed. java.net.SocketTimeoutException: connect timed out',
  },
  {
    name: 'tls',
    pattern:
      /SSLHandshakeException|PKIX path building failed|certificate verify failed|SSL: CERTIFICATE_VERIFY_FAILED|SSL error/i,
    cause: 'the other side could not prove who it is (TLS)',
    remedy:
      'Give {{connection}} the certificate authority of the other side, or renew the certificate there if it has expired; do not switch the verification off.',
    example:
      'javax.net.ssl.SSLHandshakeException: PKIX path building failed: unable to find valid certification path to requested target',
  },
];
