import { alarms, couldNotAsk, muted, silent } from './shared';

/** Streams of Kinesis. */
export const kinesisStream = {
  title: 'Kinesis 스트림',
  inventory: {
    status: '상태',
    mode: '용량 모드',
    openShards: '열린 샤드',
    retentionSeconds: '보존 기간',
    fanOutConsumers: '향상된 팬아웃 컨슈머',
    consumers: '향상된 팬아웃 컨슈머 이름',
    encryption: '암호화',
    key: '키',
    shardMetrics: '샤드별 메트릭',
    createdAt: '생성',
  },
  finding: {
    'not-active': {
      title: '스트림이 알 수 없는 상태({{status}})입니다',
      title_CREATING: '스트림을 만드는 중입니다',
      title_UPDATING: '스트림을 변경하는 중입니다. 읽기와 쓰기는 계속됩니다',
      title_DELETING: '스트림이 모든 레코드와 함께 삭제되는 중입니다',
      remedy:
        '스트림이 활성화될 때까지 기다리세요. 의도한 변경이 아니라면 누가 바꿨는지 확인하세요.',
    },
    'key-unusable': {
      title: '스트림의 키를 사용할 수 없습니다: 모든 쓰기가 거부됩니다',
      title_readers:
        '스트림의 키를 사용할 수 없습니다: {{readers}}이(가) 읽지 못합니다',
      remedy:
        '키 상태를 확인하세요: aws kms describe-key --key-id {{key}}. 비활성화되었다면 aws kms enable-key --key-id {{key}}. 삭제 대기 중이라면 aws kms cancel-key-deletion --key-id {{key}} 후 활성화하세요. 그 외에는 프로듀서에 kms:GenerateDataKey, 컨슈머에 kms:Decrypt를 허용하세요.',
    },
    'writes-throttled': {
      title_other:
        '최근 15분 중 {{minutes}} 동안 쓰기 {{count}}건 스로틀링 발생, 해당 시간 쓰기의 {{share}}',
      'title_hot-shard_other':
        '샤드 하나에 쏠림: 쓰기 {{count}}건 스로틀링({{share}}), 스트림 용량은 {{used}}만 사용',
      remedy:
        '프로듀서가 백오프로 재시도하게 하고 {{stream}}의 용량을 늘리세요: aws kinesis update-shard-count --stream-name {{stream}} --target-shard-count {{more}} --scaling-type UNIFORM_SCALING. 또는 온디맨드 모드로 바꾸세요.',
      'remedy_on-demand':
        '프로듀서가 백오프로 재시도하게 하세요. 온디맨드에서 {{stream}}은(는) 15분 안에 최근 30일 최고치의 두 배까지, 계정의 스트림당 할당량까지 늘어납니다. 급증은 천천히 시작하게 하거나 할당량을 늘리세요.',
      'remedy_hot-shard':
        '파티션 키를 분산하세요. {{stream}}에서 레코드가 가장 많은 키를 찾아 바뀌는 값을 덧붙이세요. 한 키의 레코드는 모두 한 샤드로 가므로 샤드를 늘려도 해결되지 않습니다. 그때까지 프로듀서가 백오프로 재시도하게 하세요.',
    },
    'nobody-reads': {
      title_other: '{{since}}부터 {{gone}}, 그동안 레코드 {{count}}건 들어옴',
      title_losing_other:
        '{{since}}부터 {{gone}}: 레코드 {{count}}건 대기, {{lossAt}}부터 유실',
      title_lost_other:
        '{{since}}부터 {{gone}}: 레코드 {{count}}건 중 {{lost}}건 유실됨',
      remedy: '컨슈머를 다시 시작하거나 읽기 권한을 복구하세요. {{time}}',
    },
    'records-expired': {
      title_other: '{{since}} 이후 레코드 {{count}}건이 읽히지 않은 채 만료됨',
      title_cut_other:
        '{{at}}에 보존 기간이 {{before}}에서 {{retention}}(으)로 줄어 레코드 {{count}}건이 읽히지 않은 채 만료됨',
      remedy:
        '{{stream}}에서 사라진 레코드입니다. 프로듀서가 다시 보내게 하거나 다른 보관처에서 가져오세요. {{time}}',
    },
    'reads-throttled': {
      title: '최근 30분 중 {{minutes}} 동안 읽기 스로틀링 발생',
      title_shared:
        '최근 30분 중 {{minutes}} 동안 읽기 스로틀링 발생: {{readers}}이(가) 샤드 처리량을 나눠 씁니다',
      remedy:
        '{{stream}}의 컨슈머가 덜 자주, 한 번에 더 많이 읽게 하거나, 한 컨슈머에 향상된 팬아웃으로 전용 처리량을 주세요(aws kinesis register-stream-consumer).',
    },
    'consumer-lagging': {
      title: '{{reader}} 읽기 지연 {{lag}}',
      title_draining: '{{reader}} 읽기 지연 {{lag}}, {{drain}} 후 해소 예상',
      'title_never-drained':
        '{{reader}} 읽기 지연 {{lag}}, 지금 속도로는 해소되지 않음. {{lossAt}}부터 레코드 유실',
      title_losing: '{{reader}} 읽기 지연 {{lag}}, {{lossAt}}부터 레코드 유실',
      title_restarted:
        '{{reader}}, {{restarted}}에 {{lag}} 전 위치부터 다시 읽기 시작',
      remedy:
        '컨슈머가 실패하는지, 쓰는 대상을 기다리는지, 스로틀링이 발생하는지 확인하고 병렬 처리를 늘리세요. {{time}}',
      remedy_restarted:
        '{{stream}}을(를) 그 위치부터 다시 읽도록 누군가 의도했는지 확인하세요. 아니라면 읽기 위치를 저장하는 곳을 확인하세요. 체크포인트가 없어지면 가장 오래된 레코드부터 다시 읽습니다.',
    },
    'reader-missing': {
      title:
        '{{since}}부터 컨슈머 하나가 사라졌습니다: 레코드당 읽기 {{before}}회에서 {{now}}회로 감소',
      title_once:
        '{{since}}부터 컨슈머 하나가 사라졌습니다: 레코드당 읽기 {{before}}회에서 1회로 감소',
      remedy:
        '향상된 팬아웃 없이 {{stream}}을(를) 읽는 애플리케이션 중 멈춘 것을 찾아, 그 뒤의 레코드가 만료되기 전에 다시 시작하세요. 더 쓰지 않는 컨슈머라면 문제가 없습니다.',
    },
    'near-capacity': {
      title_other: '쓰기가 샤드 {{count}}개 용량의 {{used}}에 이르렀습니다',
      'title_on-demand':
        '쓰기가 온디맨드 스트림 기본 한도의 {{used}}에 이르렀습니다',
      'remedy_on-demand':
        '계정의 온디맨드 스트림 쓰기 처리량 할당량이 늘어나 있는지 확인하세요(Service Quotas, Kinesis Data Streams). 아니라면 쓰기에 스로틀링이 발생하기 전에 늘리거나 레코드를 여러 스트림으로 나누세요.',
      remedy:
        '쓰기에 스로틀링이 발생하기 전에 샤드를 늘리거나(aws kinesis update-shard-count --stream-name {{stream}} --target-shard-count {{more}} --scaling-type UNIFORM_SCALING) 온디맨드 모드로 바꾸세요.',
    },
    'source-silent': {
      title_other:
        '{{since}} 이후 쓰인 레코드가 없습니다. 평소에는 분당 {{usual}}건',
      title_pause:
        '{{since}} 이후 쓰인 레코드가 없습니다. 이 시간대에는 길어야 {{pause}} 쉽니다',
      remedy:
        '프로듀서가 멈춘 이유(배포, 자격 증명, 네트워크)를 확인하세요. 스트림 자체에는 문제가 없습니다.',
    },
    'less-than-usual': {
      title:
        '쓰기가 평소보다 {{less}} 적습니다: {{window}} 동안 {{value}}건, 평소 {{usual}}건',
      remedy:
        '멈췄거나 거부된 프로듀서가 있는지 확인하세요. 배포, 자격 증명, 쓰기 스로틀링을 살펴보세요.',
    },
    'more-than-usual': {
      title:
        '쓰기가 평소의 {{times}}배입니다: {{window}} 동안 {{value}}건, 평소 {{usual}}건',
      remedy:
        '의도한 것이라면 조치할 것이 없습니다. 아니라면 같은 레코드를 반복해서 보내는 프로듀서를 찾으세요.',
    },
    'short-retention': {
      title: '레코드 보존 기간이 {{retention}}입니다. 주말보다 짧습니다',
      remedy:
        '보존 기간을 72시간 이상으로 늘리세요(IncreaseStreamRetentionPeriod). 이미 있는 레코드에도 적용되며 샤드·시간 단위로 비용이 듭니다.',
    },
    'alarm-coverage': {
      title_0: '읽기가 지연되어도 알림을 보내는 CloudWatch 알람이 없습니다',
      remedy_0:
        'GetRecords.IteratorAgeMilliseconds(통계 Maximum, 보존 기간보다 충분히 낮게, 항상 읽는 스트림이라면 누락 데이터는 breaching)에 팀으로 알림을 보내는 알람을 만드세요.',
      'title_0-silent':
        '읽기가 지연되어도 알림을 보내는 CloudWatch 알람이 없습니다',
      'title_0-muted':
        '읽기가 지연되어도 알림이 가지 않습니다: {{rule}} 규칙이 알람을 음소거함',
      'remedy_0-muted': muted,
      remedy: silent,
    },
    'could-not-ask': couldNotAsk({
      consumers: '향상된 팬아웃 컨슈머(지연 정도)',
      alarms,
      'neighboursOfKind-lambda-function': '이 스트림을 읽는 Lambda 함수',
    }),
    reader: '컨슈머',
    reader_consumer: '컨슈머 {{consumer}}',
    gone: '스트림을 읽는 컨슈머 없음',
    gone_consumer: '{{consumer}} 읽기 없음',
    gone_shared: '컨슈머 하나가 읽지 않음',
    'win-time':
      '보존 기간을 늘리면 바로 시간을 벌고 아직 만료되지 않은 레코드를 지킬 수 있습니다: aws kinesis increase-stream-retention-period --stream-name {{stream}} --retention-period-hours {{hours}}.',
    'win-time_longest': '{{stream}}의 보존 기간이 이미 최대입니다.',
    'loss-basis':
      '아직 읽지 않은 가장 오래된 레코드는 {{age}} 지났고 보존 기간은 {{retention}}입니다.',
    'loss-basis_gone':
      '마지막 읽기({{lastRead}}) 이후 첫 레코드는 {{age}} 지났고 보존 기간은 {{retention}}입니다.',
  },
};
