/** What is billed, what one of it is, and how much of it there is. */
export const costs = {
  'cost.no-price': '{{price}}의 가격을 알 수 없음',
  'cost.not-measured': '{{title}}: 아직 측정되지 않음',
  'databrew-job.cost.nodes':
    '실행당 최대 노드 수 × 실행 시간(분). 확인된 실행과 그 주기 기준.',
  'firehose-stream.cost.ingestion':
    '레코드 수 × 평균 레코드 크기(5KB 단위 올림) ÷ 2³⁰. 300바이트 레코드도 5KB로 과금됩니다.',
  'firehose-stream.cost.conversion': '수집 바이트 ÷ 2³⁰.',
  'glue-crawler.cost.capacity':
    '확인된 크롤링의 DPU 시간과 그 주기 기준. 크롤링마다 최소 10분이 과금됩니다.',
  'glue-job.cost.capacity':
    '확인된 실행의 DPU 시간과 그 주기 기준. 실행마다 최소 1분이 과금됩니다.',
  'glue-ml-transform.cost.capacity':
    '확인된 작업 실행의 DPU 시간과 그 주기 기준.',
  'kinesis-stream.cost.shards': '열린 샤드 수 × 730시간.',
  'kinesis-stream.cost.writes':
    '쓴 레코드 수 × 평균 레코드 크기(25KB 단위 올림).',
  'kinesis-stream.cost.on-demand': '730시간.',
  'kinesis-stream.cost.on-demand-written': '쓴 바이트 ÷ 2³⁰.',
  'kinesis-stream.cost.on-demand-read': '모든 컨슈머가 읽은 바이트 ÷ 2³⁰.',
  'lambda-function.cost.calls': '호출 수.',
  'lambda-function.cost.duration':
    '최대치 기준. 호출 수 × 메모리 × 분당 가장 긴 호출 시간의 평균.',
  'opensearch-domain.cost.instances':
    '데이터 노드 수 × 730시간. 전용 마스터와 웜 노드는 제외.',
  'opensearch-domain.cost.volumes':
    '데이터 노드당 볼륨 크기 × 데이터 노드 수 ÷ 2³⁰.',
  'redshift-cluster.cost.nodes':
    '최대치 기준. 노드 수 × 730시간. 클러스터가 일시 중지된 시간은 과금되지 않습니다. 관리형 스토리지는 제외.',
  'redshift-workgroup.cost.capacity':
    '5분마다 게시되는 사용 용량 기준. 쿼리가 없으면 과금되지 않습니다. 관리형 스토리지는 제외.',
  'sqs-queue.cost.requests':
    '최대치 기준. 전송·수신·삭제한 메시지와 빈 수신마다 요청 1회. 10건씩 묶으면 10분의 1이며, 64KB가 넘는 페이로드는 64KB마다 1회로 계산됩니다.',
};

/** What the listed prices are called, and what one of each is. */
export const prices = {
  'source-of-aws':
    '별도 표시가 없으면 us-east-1 정가입니다. 2024년 7월부터 2026년 6월까지 2차 자료가 인용한 값이며 AWS에서 직접 읽은 값이 아닙니다. 프리 티어, 할인, 데이터 전송, 세금은 제외했습니다. aws.amazon.com/<service>/pricing 에서 확인하고, 실제 가격은 pipelineHealth.aws.prices에 설정하세요.',
  cloudwatch: {
    metric: 'CloudWatch 메트릭 조회',
    request: 'CloudWatch 요청',
  },
  sqs: {
    'standard-request': 'SQS 요청',
    'fifo-request': 'SQS FIFO 요청',
  },
  s3: { 'list-request': 'S3 목록 조회', 'put-request': 'S3 쓰기' },
  sns: { request: 'SNS 요청' },
  kinesis: {
    'shard-hour': 'Kinesis 샤드',
    'put-unit': 'Kinesis PUT 페이로드 단위(25KB)',
    'on-demand-stream-hour': 'Kinesis 온디맨드 스트림',
    'on-demand-gigabyte-in': 'Kinesis 온디맨드 쓰기',
    'on-demand-gigabyte-out': 'Kinesis 온디맨드 읽기',
    'extended-retention-shard-hour': 'Kinesis 보존 24시간~7일',
    'on-demand-extended-gigabyte-month': 'Kinesis 온디맨드 보존 24시간~7일',
    'long-term-gigabyte-month': 'Kinesis 7일 초과 보존',
  },
  firehose: {
    gigabyte: 'Firehose 수집(레코드마다 5KB 단위 올림)',
    'conversion-gigabyte': 'Firehose 형식 변환',
  },
  lambda: {
    request: 'Lambda 호출',
    'gigabyte-second': 'Lambda 실행 시간(x86)',
    'arm-gigabyte-second': 'Lambda 실행 시간(arm64)',
  },
  glue: {
    'dpu-hour': 'Glue DPU 시간',
    'flex-dpu-hour': 'Glue DPU 시간(유연 실행)',
    'memory-dpu-hour': 'Glue 메모리 최적화 DPU 시간(R 워커)',
    'catalog-request': 'Glue Data Catalog 요청',
    6: {
      'dpu-hour': 'Glue 6 DPU 시간',
      'flex-dpu-hour': 'Glue 6 DPU 시간(유연 실행)',
      'memory-dpu-hour': 'Glue 6 메모리 최적화 DPU 시간(R 워커)',
    },
  },
  databrew: { 'node-hour': 'DataBrew 노드 시간' },
  redshift: {
    'rpu-hour': 'Redshift Serverless 용량',
    'storage-gigabyte': 'Redshift 관리형 스토리지',
    'node-hour': 'Redshift 노드({{type}})',
  },
  opensearch: {
    'instance-hour': 'OpenSearch 인스턴스({{type}})',
    'gp3-gigabyte': 'OpenSearch 볼륨(gp3)',
    'gp2-gigabyte': 'OpenSearch 볼륨(gp2)',
  },
  unit: {
    metric: '메트릭',
    request: '요청',
    'shard-hour': '샤드 시간',
    unit: '단위',
    'stream-hour': '스트림 시간',
    GB: 'GB',
    'GB-month': 'GB월',
    call: '호출',
    'GB-second': 'GB초',
    'DPU-hour': 'DPU 시간',
    'M-DPU-hour': 'M-DPU 시간',
    'node-hour': '노드 시간',
    'RPU-hour': 'RPU 시간',
    'instance-hour': '인스턴스 시간',
  },
};
