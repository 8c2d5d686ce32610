import { alarms, couldNotAsk, muted, silent } from './shared';

const recreate =
  'AWS가 알려 준 원인(대개 역할이나 KMS 키)을 고친 뒤 스트림을 삭제하고 다시 만드세요.';
const gone = '보관할 버킷이 없어 실패한 레코드는 사라졌습니다.';

/** Streams of Firehose. */
export const firehoseStream = {
  title: 'Firehose 스트림',
  inventory: {
    status: '상태',
    failure: '실패 사유',
    source: { type: '소스', topic: '토픽' },
    destination: {
      type: '전송 대상',
      target: '전송 위치',
      table: '인덱스·테이블',
      indexRotation: '인덱스 교체 주기',
      bufferIntervalSeconds: '버퍼 간격',
      bufferSizeBytes: '버퍼 크기',
      retrySeconds: '재시도 시간',
      errorLogging: '오류 로그',
      errorLogGroup: '오류 로그 그룹',
      formatConversion: '형식 변환',
      dynamicPartitioning: '동적 파티셔닝',
    },
    transform: {
      functionArn: '변환 함수',
      enabled: '변환 사용',
      retries: '변환 재시도',
      bufferIntervalSeconds: '변환 버퍼 간격',
      bufferSizeBytes: '변환 버퍼 크기',
    },
    processors: '프로세서',
    delivery: {
      bucketArn: '버킷',
      prefix: '접두사',
      errorPrefix: '오류 접두사',
    },
    staging: { bucketArn: '스테이징 버킷' },
    backup: { bucketArn: '백업 버킷', mode: '백업 모드' },
    encryptionKey: '암호화 키',
    createdAt: '생성',
    updatedAt: '변경',
  },
  finding: {
    'not-active': {
      title: '스트림이 알 수 없는 상태({{status}})입니다{{failure}}',
      title_CREATING: '스트림을 만드는 중입니다{{lasting}}{{failure}}',
      title_CREATING_FAILED:
        '스트림을 만들지 못해 아무것도 전송되지 않습니다{{failure}}',
      title_DELETING: '스트림이 삭제되는 중입니다{{failure}}',
      title_DELETING_FAILED:
        '스트림 삭제에 실패해 일부만 남아 있습니다{{failure}}',
      lasting: ': {{seconds}}째',
      failure: ': {{reason}}',
      remedy:
        '스트림이 활성화될 때까지 기다리세요. 의도한 변경이 아니라면 누가 바꿨는지 확인하세요.',
      remedy_CREATING_FAILED: recreate,
      remedy_DELETING_FAILED: recreate,
    },
    'key-unusable': {
      title: '스트림의 KMS 키를 사용할 수 없습니다: 레코드가 거부됩니다',
      'title_at-times':
        '최근 30분 중 {{minutes}} 동안 스트림의 KMS 키를 사용하지 못해 레코드가 거부되었습니다',
      remedy: '{{key}}',
      key: '키를 활성화하거나 키 정책에서 스트림의 grant를 복구하세요.',
      key_denied:
        '스트림의 역할과 프로듀서가 키를 쓸 수 있게 grant를 복구하거나 키 정책에서 kms:GenerateDataKey와 kms:Decrypt를 허용하세요.',
      key_disabled: '키를 활성화하세요(aws kms enable-key).',
      key_invalid:
        '키를 쓸 수 없는 상태입니다. 대개 삭제가 예약된 경우입니다. 예약을 취소하고(aws kms cancel-key-deletion) 키를 활성화하세요.',
      key_missing:
        '키가 없습니다. 다른 키로 스트림을 암호화하세요(aws firehose start-delivery-stream-encryption).',
    },
    'access-refused': {
      title: '{{destination}}에서 스트림 역할의 접근을 거부합니다',
      'title_at-times':
        '최근 30분 중 {{minutes}} 동안 {{destination}}에서 스트림 역할의 접근을 거부했습니다',
      remedy:
        '도메인의 접근 정책(세분화된 접근 제어 포함)과 스트림의 역할을 비교하세요. 둘 중 하나가 바뀌었습니다.',
    },
    'source-unread': {
      title_other:
        '{{since}} 이후 소스를 읽지 않았습니다. 그동안 레코드 {{count}}건이 쓰였습니다',
      remedy:
        '스트림의 역할이 Kinesis 스트림의 kinesis:GetRecords와 DescribeStream, KMS 키를 아직 쓸 수 있는지 확인하세요. 둘 중 하나가 바뀌었습니다.',
    },
    'transform-failing': {
      title: '변환 함수 {{function}} 실패: 호출 성공률 {{share}}',
      title_marked_other:
        '변환 함수 {{function}}에서 레코드를 실패로 표시: 15분 동안 {{count}}건({{share}})',
      remedy: '함수의 오류, 스로틀링, 로그와 최근 배포를 확인하세요. {{kept}}',
      remedy_marked:
        '호출은 성공하므로, 함수가 어떤 레코드에 ProcessingFailed로 답하거나 recordId를 빠뜨리는지, 레코드나 함수에서 무엇이 바뀌었는지 확인하세요. {{kept}}',
      kept: '실패한 레코드는 {{place}}에 있으며 다시 보낼 수 있습니다.',
      kept_nowhere: gone,
    },
    'conversion-failing': {
      title: '레코드의 {{share}}만 변환됩니다',
      title_none: '테이블 형식으로 변환되는 레코드가 없습니다',
      remedy:
        '최근 레코드와 Glue 테이블의 컬럼을 비교하세요. 타입이 바뀐 필드나 JSON이 아닌 텍스트가 있습니다. {{kept}}',
      kept: '실패한 레코드는 {{place}}에 있습니다. 최신 객체의 lastErrorCode와 lastErrorMessage에서 이유를 확인하고 rawData를 다시 보낼 수 있습니다.',
      kept_nowhere: gone,
    },
    'delivery-failing': {
      title:
        '{{since}} 이후 레코드의 {{share}}만 {{destination}}에 전송되었습니다',
      title_none: '{{since}} 이후 {{destination}}에 전송된 레코드가 없습니다',
      remedy: '{{look}} {{notTaken}}',
      look: '{{destination}}의 상태와 {{log}}을(를) 확인하세요.',
      'look_well-domain':
        '도메인은 정상인데 문서를 거부합니다. 대개 매핑에 맞지 않는 필드(400)나 인덱스 쓰기 권한 부족(403)입니다. {{log}}을(를) 확인하세요.',
      log: '스트림의 오류 로그',
      log_off: '스트림의 오류 로그(먼저 켜야 합니다)',
      'not-taken':
        '전송하지 못한 레코드는 errorCode, errorMessage와 함께 {{place}}에 있으며 다시 보낼 수 있습니다.',
      'not-taken_refused':
        '백업 버킷에도 쓰지 못합니다. 먼저 스트림의 역할에 백업 버킷 쓰기를 허용하세요.',
      'not-taken_copied':
        '모든 레코드가 백업 버킷에도 있으며 다시 보낼 수 있습니다.',
      'not-taken_retried': '성공하거나 레코드가 만료될 때까지 재시도합니다.',
      'not-taken_lost':
        'S3 백업을 설정하지 않으면 전송하지 못한 레코드는 유실됩니다.',
    },
    'delivery-stopped': {
      title_other:
        '{{since}} 이후 {{destination}}에 전송이 없습니다. 그동안 레코드 {{count}}건이 들어왔습니다',
      remedy:
        '스트림의 역할이 전송 대상과 백업 버킷에 쓸 수 있는지, 변환 함수가 있고 응답하는지 확인하세요.',
    },
    'backup-failing': {
      title: '버킷 {{bucket}} 쓰기 성공률이 {{share}}입니다',
      title_unnamed: 'S3 쓰기 성공률이 {{share}}입니다',
      remedy:
        '버킷이 있는지, 스트림의 역할에 s3:PutObject와 버킷 KMS 키 사용 권한이 있는지 확인하세요.',
    },
    'data-stale': {
      title: '{{destination}} 전송까지 {{age}} 지연(정상 범위 {{buffer}} 이내)',
      title_losing:
        '{{destination}} 전송까지 {{age}} 지연(평소 {{buffer}}), {{lossAt}}부터 유실',
      remedy:
        '{{destination}}에서 쓰기를 거부하거나 스로틀링하는지, 변환이 느린지, 백업 버킷에 쓸 수 있는지 확인하세요. 어느 쪽도 레코드를 받지 않으면 Firehose가 멈춥니다.',
    },
    'records-lost': {
      title_other:
        '{{since}} 이후 레코드 {{count}}건 유실됨: {{retention}} 안에 받은 곳이 없음',
      remedy:
        '유실된 레코드입니다. 프로듀서가 {{retention}} 전에 보낸 것을 다시 보내게 하세요. 더 유실되기 전에 {{destination}}(이)나 백업이 레코드를 받게 하고 인시던트를 확인 처리하세요.',
    },
    'source-lagging': {
      title: '소스 읽기 지연 {{lag}}',
      title_kept: '소스 읽기 지연 {{lag}}, 보존 기간 {{retention}}의 {{share}}',
      title_topic_other:
        '토픽에서 아직 읽지 않은 레코드 {{count}}건, {{lag}} 동안 읽는 양보다 많음',
      remedy:
        '먼저 느린 전송 대상이나 변환이 있는지 확인하세요. 그다음 같은 스트림의 다른 컨슈머 때문에 읽기 스로틀링이 발생하는지 확인하세요.',
    },
    'records-throttled': {
      title_other:
        '15분 동안 레코드 {{count}}건 스로틀링 발생, 전체의 {{share}}',
      remedy:
        '프로듀서가 백오프로 재시도하는지 확인하고 스트림의 한도를 늘리세요.',
    },
    'delivery-rejected': {
      title: '{{destination}}에서 전송을 거부합니다',
      'title_at-times':
        '최근 30분 중 {{minutes}} 동안 {{destination}}에서 전송을 거부했습니다',
      remedy:
        '전송 대상에서 인덱스 쓰기 차단, 디스크 부족, 메모리 압박을 확인하세요.',
    },
    'throttled-reads': {
      title: '최근 30분 중 {{minutes}} 동안 Kinesis 읽기 스로틀링 발생',
      remedy:
        '샤드를 늘리거나 Kinesis 스트림의 다른 컨슈머를 향상된 팬아웃으로 옮기세요.',
    },
    'failed-documents': {
      title_other: '최근 1시간 동안 {{destination}} 전송 실패 {{count}}건',
      title_earlier_other:
        '{{until}} 이전 1시간 동안 {{destination}} 전송 실패 {{count}}건',
      remedy:
        '{{place}}의 최신 객체에서 이유(errorCode, errorMessage)를 확인해 원인을 고치고 rawData를 다시 보내세요.',
      remedy_lost:
        '스트림의 오류 로그에서 이유를 확인하고, 실패한 레코드를 보관할 S3 백업을 설정하세요.',
    },
    'records-unaccounted': {
      title:
        '한 시간 동안 {{total}}건 중 {{count}}건 이상이 {{destination}}에도 버킷에도 도착하지 않음',
      remedy:
        '그 시간의 레코드 수를 {{destination}}에서 확인하고, 스트림의 오류 로그에서 전송을 포기한 레코드를 찾으세요. 백업이 없다면 S3 백업을 설정하세요.',
    },
    'too-many-partitions': {
      title: '활성 파티션 수가 할당량을 넘었습니다',
      'title_at-times':
        '최근 30분 중 {{minutes}} 동안 활성 파티션 수가 할당량을 넘었습니다',
      remedy:
        '값이 더 적은 키로 파티셔닝하거나, 버퍼를 줄이거나, 할당량을 늘리세요.',
    },
    'transform-slow': {
      title:
        '변환 함수 {{function}} 호출이 최대 {{duration}} 걸립니다. 5분이 넘으면 Firehose가 포기합니다',
      remedy:
        '함수 메모리를 늘리거나, 버퍼(BufferSizeInMBs)를 줄이거나, 레코드당 작업을 줄이세요.',
    },
    'near-limit': {
      title: '스트림이 초당 바이트 한도의 {{share}}을(를) 사용 중입니다',
      title_records:
        '스트림이 초당 레코드 한도의 {{share}}을(를) 사용 중입니다',
      title_requests: '스트림이 초당 요청 한도의 {{share}}을(를) 사용 중입니다',
      remedy: '스로틀링이 발생하기 전에 한도를 늘리세요.',
      remedy_records:
        '여러 줄을 한 레코드에 넣거나, 스로틀링이 발생하기 전에 한도를 늘리세요.',
      remedy_requests:
        'PutRecordBatch마다 레코드를 더 많이 넣거나, 스로틀링이 발생하기 전에 한도를 늘리세요.',
    },
    'source-silent': {
      title_other:
        '{{since}} 이후 들어온 레코드가 없습니다. 평소에는 분당 {{usual}}건',
      title_pause:
        '{{since}} 이후 들어온 레코드가 없습니다. 이 시간대에는 길어야 {{pause}} 쉽니다',
      remedy:
        '프로듀서나 소스가 멈춘 이유를 확인하세요. 스트림 자체에는 문제가 없습니다.',
    },
    'less-than-usual': {
      title:
        '수신량이 평소보다 {{less}} 적습니다: {{window}} 동안 {{value}}건, 평소 {{usual}}건',
      remedy:
        '멈췄거나 거부된 프로듀서가 있는지, 일부만 읽히는 소스가 있는지 확인하세요.',
    },
    'more-than-usual': {
      title:
        '수신량이 평소의 {{times}}배입니다: {{window}} 동안 {{value}}건, 평소 {{usual}}건',
      remedy:
        '의도한 것이라면 조치할 것이 없습니다. 아니라면 같은 레코드를 반복해서 보내는 프로듀서를 찾으세요.',
    },
    'no-backup': {
      title: '전송 실패 레코드를 보관할 S3 백업이 없습니다',
      title_source: '원본 레코드를 보관할 S3 백업이 없습니다',
      remedy:
        '실패한 레코드를 다시 보낼 수 있게 S3BackupMode와 버킷을 설정하세요.',
      remedy_source:
        '변환이 잘못되어도 다시 처리할 수 있게 소스 레코드 백업(S3BackupMode Enabled)을 켜세요.',
    },
    'no-transform': {
      title: '인덱싱 전에 레코드를 검사하는 변환이 없습니다',
      title_off: '변환이 설정되어 있지만 꺼져 있어 원본 레코드가 전송됩니다',
      remedy:
        '직접 관리하지 않는 프로듀서라면 레코드를 검증하고 다듬는 Lambda 변환을 추가하세요.',
      remedy_off:
        '처리 설정을 켜세요. 원본 레코드가 필요하다면 프로세서를 제거하세요.',
    },
    'no-daily-rotation': {
      title: '인덱스가 하루 단위가 아니라 {{rotation}} 단위로 교체됩니다',
      title_never: '인덱스 {{index}}이(가) 교체되지 않고 계속 커집니다',
      'title_never-unnamed': '인덱스가 교체되지 않고 계속 커집니다',
      remedy:
        'IndexRotationPeriod를 OneDay로 설정하세요. 인덱스 이름이 events-2026-03-01(UTC)처럼 됩니다.',
    },
    'slow-buffer': {
      title: '버퍼링 때문에 데이터가 최대 {{buffer}} 늦습니다',
      remedy:
        '데이터 지연이 중요하다면 BufferingHints를 60초, 5MB로 설정하세요. 배치가 작아지면 전송 대상 요청 비용이 늘어납니다.',
    },
    'no-retry': {
      title: '실패한 전송을 재시도하지 않습니다',
      remedy: 'RetryOptions.DurationInSeconds를 기본값 300으로 설정하세요.',
    },
    'no-error-log': {
      title: '전송 오류 로그가 꺼져 있습니다',
      remedy:
        '실패 이유를 볼 수 있게 전송 대상의 CloudWatchLoggingOptions를 켜세요.',
    },
    'alarm-coverage': {
      title_0:
        '전송이 실패하거나 멈춰도 알림을 보내는 CloudWatch 알람이 없습니다',
      remedy_0:
        '전송 대상의 DataFreshness(통계 Maximum, 버퍼 간격보다 크게)에 팀으로 알림을 보내는 알람을 만드세요.',
      'title_0-silent':
        '전송이 실패하거나 멈춰도 알림을 보내는 CloudWatch 알람이 없습니다',
      'title_0-muted':
        '전송이 실패하거나 멈춰도 알림이 가지 않습니다: {{rule}} 규칙이 알람을 음소거함',
      'remedy_0-muted': muted,
      remedy: silent,
    },
    'could-not-ask': couldNotAsk({ alarms }),
    destination: '전송 대상',
    destination_opensearch: 'OpenSearch',
    'destination_opensearch-serverless': 'OpenSearch Serverless',
    destination_elasticsearch: 'Elasticsearch',
    destination_s3: 'S3',
    destination_redshift: 'Redshift',
    destination_splunk: 'Splunk',
    destination_http: 'HTTP 엔드포인트',
    destination_snowflake: 'Snowflake',
    destination_iceberg: 'Iceberg 테이블',
    'loss-basis':
      '아직 전송하지 못한 가장 오래된 레코드는 {{age}} 지났고 보존 기간은 {{retention}}입니다.',
    'loss-basis_backup':
      '전송 대상과 백업 모두 받지 못한 가장 오래된 레코드는 {{age}} 지났고 보존 기간은 {{retention}}입니다.',
    'loss-basis_source':
      '아직 읽지 않은 가장 오래된 레코드는 {{age}} 지났고 보존 기간은 {{retention}}입니다.',
    'loss-basis_given-up':
      '아직 전송하지 못한 가장 오래된 레코드는 {{age}} 지났습니다. {{retention}} 후 전송을 포기하면 보관하는 곳이 없습니다.',
  },
};
