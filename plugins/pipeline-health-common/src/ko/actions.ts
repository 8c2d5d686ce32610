const destination = '모두 보낼 큐의 ARN. 비우면 각각 원래 큐로 보냅니다';

/** What can be done to stages. */
export const actions = {
  'extend-retention': {
    title: '보존 기간 연장',
    description:
      '이미 대기 중인 데이터를 포함해 더 오래 보관합니다. 읽지 못하는 원인을 고칠 시간을 벌 수 있습니다.',
    input: { retentionSeconds: '보존 기간(초)' },
  },
  redrive: {
    title: 'DLQ 재처리(redrive)',
    description:
      'DLQ의 메시지를 원래 큐로 되돌립니다. 카나리를 먼저 보내고 처리되면 나머지를 보냅니다. 메시지가 다시 DLQ로 오면 자동으로 멈춥니다.',
    input: {
      maxMessagesPerSecond: '초당 최대 메시지 수. 비우면 SQS가 정합니다',
      canary: '먼저 하나씩 보낼 카나리 메시지 수. 0이면 한꺼번에 보냅니다',
      destination,
      mostBackRatio: '되돌아온 비율이 이 값(0~1)을 넘으면 더 보내지 않습니다',
    },
  },
  'redrive-group': {
    title: 'DLQ 메시지 그룹 재처리',
    description:
      '같은 이유로 실패한 메시지를 원래 큐로 하나씩 되돌립니다. 받아들여진 뒤에만 삭제하며, 메시지가 다시 DLQ로 오면 자동으로 멈춥니다.',
    input: {
      group: 'DLQ 메시지 살펴보기에 나온 그룹 ID',
      limit: '옮길 최대 메시지 수',
      perSecond: '초당 최대 메시지 수',
      destination,
    },
  },
  peek: {
    title: 'DLQ 메시지 살펴보기',
    description:
      'DLQ 메시지 일부를 받아 보낸 곳, 오류, 형태별로 묶어 보여 줍니다. 값은 허용된 경우에만 보이고 아무것도 삭제하지 않습니다.',
    input: { sample: '살펴볼 메시지 수' },
  },
  'apply-fix': {
    title: '권고 적용',
    description:
      '무엇이 어떻게 바뀌는지 먼저 보여 준 뒤, 설정을 고치는 API 호출 하나를 실행합니다.',
    input: {
      fix: '적용할 권고',
      topic: '알람이 알릴 SNS 주제의 ARN',
      deadLetterQueue: '실패한 메시지를 받을 기존 큐의 ARN',
    },
  },
  'start-crawler': {
    title: '크롤러 시작',
    description: '지금 크롤링하고 결과를 알려 줍니다.',
  },
  'rerun-job': {
    title: '작업 다시 실행',
    description: '실패한 작업을 같은 인수로 다시 실행하고 결과를 알려 줍니다.',
  },
  'stop-run': {
    title: '실행 중지',
    description:
      '멈춘 작업이나 크롤러의 실행을 중지합니다. 이미 쓴 데이터는 남습니다.',
    input: { run: '실행 ID. 비우면 가장 오래 실행 중인 것' },
  },
  'collect-now': {
    title: '지금 수집',
    description:
      '예정을 기다리지 않고 파이프라인의 모든 단계를 지금 조회합니다.',
  },
};

/** What may be filled in before something is done. */
export const fields = {
  retentionSeconds: '보존 기간(초)',
  maxMessagesPerSecond: '초당 최대 메시지 수',
  canary: '카나리 메시지 수',
  destination: '보낼 큐',
  mostBackRatio: '되돌아온 비율 한도',
  group: '그룹',
  limit: '최대 메시지 수',
  perSecond: '초당 메시지 수',
  sample: '살펴볼 메시지 수',
  fix: '권고',
  topic: 'SNS 주제',
  deadLetterQueue: 'DLQ',
  run: '실행',
};
