import { alarms, couldNotAsk, muted, silent } from './shared';

const again =
  '큐에서 사라진 메시지입니다. 남은 메시지가 더 만료되기 전에 MessageRetentionPeriod를 다시 늘리고, 보낸 쪽에서 빠진 메시지를 확인해 다시 보내게 하세요. 그런 다음 인시던트를 확인 처리하세요.';

/** Queues of SQS. */
export const sqsQueue = {
  title: 'SQS 큐',
  inventory: {
    fifo: 'FIFO',
    retentionSeconds: '보존 기간',
    maxReceiveCount: '최대 수신 횟수(maxReceiveCount)',
    deadLetterQueueArn: 'DLQ',
    deadLetterSources: 'DLQ로 사용하는 큐',
    longestSourceRetentionSeconds: '소스 큐의 가장 긴 보존 기간',
    redriveAllowPolicy: 'DLQ 사용 허용(redriveAllowPolicy)',
    namedSources: '정책에 지정된 소스 큐',
    visibilityTimeoutSeconds: '가시성 제한 시간',
    delaySeconds: '전송 지연',
    receiveWaitSeconds: '수신 대기 시간',
    maximumMessageBytes: '최대 메시지 크기',
    encryption: '암호화',
    kmsKey: 'KMS 키',
    createdAt: '생성',
    modifiedAt: '변경',
    url: 'URL',
  },
  finding: {
    'messages-lost': {
      title_other:
        '{{firstAt}} 이후 메시지 {{count}}건이 처리되지 못한 채 만료됨',
      'title_dead-letters_other':
        '{{firstAt}} 이후 DLQ 메시지 {{count}}건 만료됨',
      title_cut_other:
        '{{cutAt}}에 보존 기간이 {{retention}}(으)로 줄어 오래된 메시지 {{count}}건 유실됨',
      'title_cut-from_other':
        '{{cutAt}}에 보존 기간이 {{before}}에서 {{retention}}(으)로 줄어 메시지 {{count}}건 유실됨',
      remedy:
        '큐에서 사라진 메시지입니다. 보낸 쪽에서 빠진 메시지를 확인해 다시 보내게 한 뒤 인시던트를 확인 처리하세요. {{winTime}}',
      'remedy_cut-from': again,
      remedy_cut: again,
    },
    'in-flight-quota': {
      title:
        '처리 중 메시지 {{count}}건, 할당량의 {{used}} 사용. 100%가 되면 더 수신할 수 없습니다',
      remedy:
        '컨슈머가 처리한 메시지를 삭제하게 하세요. 죽은 컨슈머가 메시지를 오래 붙잡는다면 가시성 제한 시간을 줄이세요.',
    },
    'poison-pills': {
      title:
        '같은 메시지가 계속 실패합니다: {{window}} 동안 {{received}}, {{deleted}}',
      title_stalled:
        '처리되는 메시지가 없습니다: {{window}} 동안 {{received}}, 삭제 0건, 가장 오래된 메시지 최대 {{age}} 대기',
      remedy:
        '컨슈머 로그에서 실패 원인을 확인하세요. 3번 이상 수신된 메시지는 가장 오래된 메시지 대기 시간에서 빠지므로, 실제로 얼마나 오래됐는지는 SentTimestamp로 확인하세요.',
      'remedy_no-dead-letter-queue':
        '실패한 메시지가 모르는 사이에 만료되지 않도록 DLQ를 연결하고, 컨슈머 로그에서 실패 원인을 확인하세요.',
    },
    'consumer-stopped': {
      title_other:
        '컨슈머가 멈췄습니다: 메시지 {{count}}건 대기, {{since}} 이후 수신 없음',
      title_growing:
        '컨슈머가 멈췄습니다: {{since}} 이후 대기 메시지가 {{before}}건에서 {{count}}건으로 늘기만 했습니다',
      title_held_other:
        '컨슈머가 {{since}}에 멈춘 뒤 복구된 흔적이 없습니다: 메시지 {{count}}건 대기',
      remedy:
        '마지막 수신 무렵 컨슈머의 배포, 자격 증명, 로그를 확인하고 다시 시작하세요. 오래 걸린다면 먼저 큐의 보존 기간을 연장하세요.',
    },
    'time-to-loss': {
      title:
        '{{lossAt}}부터 메시지가 유실될 수 있습니다: 가장 오래된 메시지 최대 {{age}}, 보존 기간 {{retention}}',
      title_now:
        '메시지가 유실되고 있습니다: 가장 오래된 메시지 {{age}}, 보존 기간 {{retention}}',
      'title_feared-now':
        '메시지가 모르는 사이에 유실되고 있을 수 있습니다: 가장 오래된 메시지 대기 시간 알 수 없음, 보존 기간 {{retention}}',
      'title_dead-letters':
        '{{lossAt}}부터 DLQ 메시지가 유실될 수 있습니다: 처음 전송된 때부터 {{retention}} 보존',
      'title_dead-letters-now':
        'DLQ 메시지가 이미 유실되었을 수 있습니다: 처음 전송된 때부터 {{retention}} 보존',
      remedy: '{{winTime}}',
    },
    'dead-letters': {
      title: '처리하지 못한 {{messages}}이(가) DLQ에 있습니다',
      title_aged:
        '처리하지 못한 {{messages}}이(가) DLQ에 있습니다. 첫 메시지는 {{firstAt}}에 들어왔습니다',
      remedy:
        '메시지 하나와, 들어온 시각의 실패한 쪽 로그를 확인해 원인을 고친 뒤 {{how}}. 그때까지 만료되지 않게 하세요.',
    },
    'dead-letters-taken': {
      title_other:
        '최근 {{window}} 동안 DLQ에 {{count}}건이 들어왔고 누군가 바로 가져갔습니다',
      remedy:
        'DLQ의 컨슈머가 메시지를 어떻게 처리했는지, 실패한 쪽 로그는 어떤지 확인하세요. 이 큐는 대기 메시지 수가 계속 0이므로 알람은 NumberOfMessagesReceived(통계 Sum)로 설정하세요.',
    },
    'oldest-message-age': {
      title_other:
        '가장 오래된 메시지가 {{age}}째 대기 중, 전체 {{count}}건 대기',
      title_draining_other:
        '가장 오래된 메시지가 {{age}}째 대기 중, {{count}}건 적체, {{drain}} 후 해소 예상',
      'title_never-drained_other':
        '가장 오래된 메시지가 {{age}}째 대기 중, {{count}}건 적체, 지금 속도로는 해소되지 않음',
      'title_last-told_other':
        '가장 오래된 메시지가 {{at}} 기준 {{age}}째 대기 중이었고, 아직 {{count}}건 대기',
      remedy:
        '컨슈머가 실행 중인지, 실패하는지, 느린지 확인하세요. 컨슈머를 늘리거나 컨슈머가 호출하는 느린 처리를 개선하세요.',
    },
    'falling-behind': {
      title:
        '컨슈머 처리가 밀립니다: 가장 오래된 메시지 {{age}}째 대기, 3시간 전에는 {{before}}',
      remedy:
        '컨슈머를 늘리거나 컨슈머가 호출하는 느린 처리를 개선하세요. 분당 {{arrivals}}건이 들어오고 {{deletes}}건이 처리됩니다.',
    },
    'age-unknown': {
      title_other:
        '메시지 {{count}}건 대기, {{since}} 이후 가장 오래된 메시지 대기 시간을 알 수 없음',
      remedy:
        '컨슈머가 받은 메시지를 삭제하는지 확인하세요. 표준 큐는 3번 수신된 메시지를 대기 시간 계산에서 뺍니다. 실제로 얼마나 오래됐는지는 메시지의 SentTimestamp로 확인하세요.',
    },
    'messages-unaccounted': {
      title_other:
        '{{at}}쯤 메시지 약 {{count}}건이 삭제나 이동 없이 큐에서 사라졌습니다',
      remedy:
        '의도적으로 큐를 비웠다면 조치할 것이 없습니다. PurgeQueue를 호출한 주체는 CloudTrail에 있습니다. 아니라면 보낸 쪽에서 빠진 메시지를 확인하세요.',
    },
    'source-silent': {
      title_other:
        '{{since}} 이후 전송된 메시지가 없습니다. 평소에는 분당 {{usual}}건',
      title_pause:
        '{{since}} 이후 전송된 메시지가 없습니다. 이 시간대에는 길어야 {{pause}} 쉽니다',
      remedy:
        '프로듀서가 멈춘 이유를 확인하세요. 배포, 자격 증명, 큐의 정책이나 키, 또는 프로듀서가 기다리는 앞 단계일 수 있습니다. 큐 자체에는 문제가 없습니다.',
    },
    'less-than-usual': {
      title:
        '전송량이 평소보다 {{less}} 적습니다: {{window}} 동안 {{value}}건, 평소 {{usual}}건',
      remedy:
        '멈췄거나 거부된 프로듀서가 있는지 확인하세요. 배포, 자격 증명, 큐 정책을 살펴보세요.',
    },
    'more-than-usual': {
      title:
        '전송량이 평소의 {{times}}배입니다: {{window}} 동안 {{value}}건, 평소 {{usual}}건',
      remedy:
        '의도한 것이라면 조치할 것이 없습니다. 아니라면 같은 메시지를 반복해서 보내는 프로듀서를 찾으세요.',
    },
    'dead-letter-retention': {
      title:
        'DLQ 보존 기간({{retention}}, 처음 전송 기준)이 소스 큐({{source}})보다 길지 않습니다',
      remedy:
        'DLQ의 MessageRetentionPeriod를 1209600초(14일)로 늘리세요. 소스 큐가 메시지를 {{sourceRetention}} 보존하므로 DLQ에 들어오자마자 만료될 수 있습니다.',
    },
    'no-dead-letter-queue': {
      title:
        'DLQ가 없습니다: 실패한 메시지가 {{retention}} 동안 되돌아오다 유실됩니다',
      remedy:
        '같은 계정·리전에 같은 유형의 큐를 만들고 RedrivePolicy에 maxReceiveCount 5 이상으로 지정하세요.',
    },
    'visibility-timeout': {
      title:
        '가시성 제한 시간 {{visibility}}이(가) 최대 {{timeout}} 실행되는 {{function}}에 비해 짧습니다',
      remedy:
        '큐의 VisibilityTimeout을 {{needed}}초 이상(함수 제한 시간의 6배와 배치 대기 시간)으로 늘리거나 함수 제한 시간을 줄이세요.',
    },
    'alarm-never-fires': {
      title:
        '알람 {{alarm}}은(는) 울리지 않습니다: NumberOfMessagesSent에는 SQS가 DLQ로 옮긴 메시지가 빠집니다',
      remedy:
        '대신 ApproximateNumberOfMessagesVisible(통계 Maximum)에 알람을 설정하세요.',
    },
    'short-retention': {
      title: '큐 보존 기간이 {{retention}}입니다. 14일까지 늘릴 수 있습니다',
      remedy: 'MessageRetentionPeriod를 1209600초(14일)로 늘리세요.',
      'remedy_after-dead-letters':
        'MessageRetentionPeriod를 1209600초(14일)로 늘리세요. 처음 전송된 때부터 세는 DLQ를 먼저 늘리고 이 큐를 늘리세요.',
    },
    'few-receives': {
      title_other:
        '메시지를 {{count}}번만 수신해도 DLQ로 갑니다. 컨슈머가 한 번 재시작하면 도달하는 횟수입니다',
      remedy: 'RedrivePolicy의 maxReceiveCount를 {{least}} 이상으로 올리세요.',
    },
    'many-sources': {
      title:
        '큐 {{count}}개가 이 DLQ를 함께 씁니다. 이 화면에서는 {{followed}}개까지만 추적합니다',
      remedy:
        '메시지 담당자가 알 수 있게 서비스마다 DLQ를 따로 두세요. 또는 이 파이프라인에 속한 소스 큐를 애너테이션에 추가하세요.',
    },
    'taken-by-its-name': {
      title: '이름은 DLQ 같지만 DLQ라는 다른 근거가 없습니다',
      remedy:
        'SNS 주제, 규칙, 스케줄이 실패를 여기로 보낸다면 RedriveAllowPolicy로 표시하세요. 다른 동작은 바뀌지 않습니다. 일반 큐라면 DLQ를 연결하거나 이름을 바꾸세요.',
    },
    'alarm-coverage': {
      title_0:
        'DLQ에 메시지가 들어와도 알림을 보내는 CloudWatch 알람이 없습니다',
      remedy_0:
        'ApproximateNumberOfMessagesVisible(통계 Maximum)에 팀으로 알림을 보내는 알람을 만드세요.',
      title_1:
        '메시지가 오래 대기해도 알림을 보내는 CloudWatch 알람이 없습니다',
      remedy_1:
        'ApproximateAgeOfOldestMessage(통계 Maximum)에 팀으로 알림을 보내는 알람을 만드세요.',
      'title_0-silent':
        'DLQ에 메시지가 들어와도 알림을 보내는 CloudWatch 알람이 없습니다',
      'title_0-muted':
        'DLQ에 메시지가 들어와도 알림이 가지 않습니다: {{rule}} 규칙이 알람을 음소거함',
      'remedy_0-muted': muted,
      'title_1-silent':
        '메시지가 오래 대기해도 알림을 보내는 CloudWatch 알람이 없습니다',
      'title_1-muted':
        '메시지가 오래 대기해도 알림이 가지 않습니다: {{rule}} 규칙이 알람을 음소거함',
      'remedy_1-muted': muted,
      remedy: silent,
    },
    'could-not-ask': couldNotAsk({
      deadLetterSources:
        'DLQ 메시지를 보내는 큐(여기서 대기하는 메시지가 DLQ 메시지인지)',
      longestSourceRetentionSeconds:
        'DLQ 메시지를 보내는 모든 큐의 보존 기간(여기 메시지가 얼마나 오래되었는지)',
      alarms,
      'neighboursOfKind-lambda-function': '이 큐를 읽는 Lambda 함수',
    }),
    'dead-letter-messages_other': '메시지 {{count}}건',
    'dead-letter-messages_of_other': '{{source}}의 메시지 {{count}}건',
    receives_other: '수신 {{count}}건',
    deletes_other: '삭제 {{count}}건',
    'loss-basis_told':
      'CloudWatch 기준 {{at}}에 가장 오래된 메시지는 {{age}}째 대기 중이었습니다.',
    'loss-basis_unseen':
      'CloudWatch 기준 {{at}}에 가장 오래된 메시지는 {{age}}째 대기 중이었습니다. 처리 중이거나 3번 수신된 메시지는 {{unseen}} 동안 보이지 않았을 수 있습니다.',
    'loss-basis_empty':
      '{{at}}에 큐가 마지막으로 비어 있었습니다. 대기, 처리 중, 지연 전송 메시지가 없었습니다.',
    'loss-basis_created':
      '{{at}}에 만들어진 뒤 비어 있던 적이 없습니다. CloudWatch의 대기 시간에는 3번 수신된 메시지가 빠집니다.',
    'loss-basis_expiring':
      '가장 오래된 메시지가 보존 기간 {{retention}}에 이른 순간 메시지 수가 줄었습니다.',
    'loss-basis_unbounded':
      '가장 오래된 메시지가 얼마나 오래됐는지 알 수 없습니다. 보존 기간 내내 큐가 비어 있던 적이 없습니다.',
    'loss-basis-of-dead-letters_known':
      '첫 DLQ 메시지는 {{age}} 전에 들어왔고, 소스 큐 기록상 그때까지 최대 {{inSource}} 대기했습니다.',
    'loss-basis-of-dead-letters_feared':
      '첫 DLQ 메시지는 {{age}} 전에 들어왔습니다. 그 전에 기록이 없는 소스 큐에서 최대 {{inSource}} 머물렀을 수 있습니다.',
    redrive: '메시지를 소스 큐로 재처리(redrive)하세요',
    'send-again':
      '원래 보낸 곳에서 다시 보내세요(SQS는 다른 큐가 옮긴 메시지만 redrive할 수 있습니다)',
    'nothing-waits': '대기 중인 메시지가 없습니다.',
    'raise-retention':
      '지금 MessageRetentionPeriod를 1209600초(14일)까지 늘리세요. 15분 안에 대기 중인 메시지에도 적용됩니다. 메시지가 대기하는 동안에는 줄이지 마세요. 그런 다음 메시지를 처리하세요.',
    'longest-retention':
      '보존 기간이 이미 최대입니다. 만료되기 전에 메시지를 처리하거나 다른 곳에 복사하세요.',
  },
};
