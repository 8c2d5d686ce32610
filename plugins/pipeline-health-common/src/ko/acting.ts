const hidden =
  '다른 그룹 {{passedOver}}건은 건너뛰었으며 최대 5분 동안 숨겨집니다.';

/** What is said before dead letters are looked at or moved. */
const before = {
  'action.queue-empty': '{{queue}}이(가) 비어 있습니다.',
  'action.letters_other': '메시지 {{count}}건 대기. {{moving}}.',
  'action.letters_old_other':
    '메시지 {{count}}건 대기, 첫 메시지는 {{age}} 전에 들어왔습니다. {{moving}}.',
  'action.moving': '초당 {{rate}}건으로 옮기는 데 약 {{duration}} 소요',
  'action.moving_by-sqs': '옮기는 속도는 SQS가 정합니다',
  'action.without-canary_other':
    '카나리 없이 메시지 {{count}}건을 한꺼번에 보냅니다. 되돌아오는 것이 확인되면 멈추지만, 그때까지 옮긴 메시지는 그대로 남습니다.',
  'action.order_fifo':
    'FIFO 큐입니다. 그사이 들어온 메시지 뒤로 가므로 같은 그룹의 나중 메시지가 먼저 처리되었습니다.',
  'action.order_standard':
    '표준 큐는 순서를 유지하지 않습니다. 새 메시지와 섞여 처리됩니다.',
  'action.kept':
    '하나씩 옮긴 메시지는 본문, 속성, 그룹, 추적 정보가 유지됩니다. ID, 전송 시각, 수신 횟수는 새로 매겨지고 보낸 주체는 Pipeline Health가 됩니다.',
  'action.receive-count':
    '{{queue}} 자체에 DLQ({{deadLetterQueue}})가 있어, 수신만 해도 메시지가 그곳으로 옮겨질 수 있습니다. 카나리 없이 실행하면 SQS가 직접 모두 옮깁니다.',
  'action.receive-count_by-hand':
    '{{queue}} 자체에 DLQ({{deadLetterQueue}})가 있어, 수신만 해도 메시지가 그곳으로 옮겨질 수 있습니다.',
  'action.running-task_unknown':
    '이미 실행 중인 이동 작업이 있는지 조회하지 못했습니다: {{message}}',
  'action.running-task_active':
    '{{queue}}에서 메시지를 옮기는 작업이 이미 실행 중입니다. SQS는 한 번에 하나만 허용합니다.',
  'action.running-task_none':
    '실행 중인 다른 이동 작업이 없습니다. 계정당 100개까지 가능하며, 초과 여부는 시작할 때만 알 수 있습니다.',
  'action.encryption':
    '{{queues}}은(는) KMS 키로 암호화되어 있어 역할에 해당 키의 kms:Decrypt와 kms:GenerateDataKey 권한도 필요합니다.',
  'action.cause_found':
    '실패의 원인일 수 있는 문제가 아직 남아 있습니다: {{finding}}.',
  'action.cause_unknown':
    '{{queue}}에 DLQ 메시지가 더 들어오는지 알 수 없습니다.',
  'action.cause_more_other':
    '최근 {{window}} 동안 {{queue}}에 메시지 {{count}}건이 더 들어왔습니다. 아직 실패하고 있습니다.',
  'action.cause_behind':
    '최근 {{window}} 동안 들어온 DLQ 메시지는 없지만, 뒤쪽 일부를 조회하지 못했습니다: {{finding}}.',
  'action.cause_no-fault':
    '최근 {{window}} 동안 들어온 DLQ 메시지가 없고, {{names}}에서 발견된 문제도 없습니다.',
  'action.cause_untold':
    '최근 {{window}} 동안 들어온 DLQ 메시지가 없지만, 실패한 이유를 알 수 있는 단서가 없습니다.',
  'action.consumer_fault': '{{queue}}: {{finding}}.',
  'action.consumer_unknown':
    '{{queue}}에서 메시지를 가져가는 컨슈머가 있는지 알 수 없습니다.',
  'action.consumer_asks':
    '{{queue}}을(를) 폴링하고 있지만 최근 {{window}} 동안 메시지가 없었습니다. 처리에 성공하는지는 확인되지 않았습니다.',
  'action.consumer_silent':
    '최근 {{window}} 동안 {{queue}}을(를) 폴링한 컨슈머가 없습니다. 옮겨도 그곳에서 대기만 합니다.',
  'action.consumer_fails_other':
    '{{queue}}의 컨슈머가 최근 {{window}} 동안 메시지 {{count}}건을 수신했지만 하나도 처리하지 못했습니다.',
  'action.consumer_partly_other':
    '{{queue}}의 컨슈머가 최근 {{window}} 동안 메시지 {{count}}건을 수신해 {{processed}}건을 처리했습니다.',
  'action.consumer_works_other':
    '{{queue}}의 컨슈머가 최근 {{window}} 동안 메시지 {{count}}건을 처리했습니다.',
  'action.no-source':
    '{{queue}}을(를) DLQ로 지정한 큐가 없어 SQS로는 옮길 수 없습니다. {{instead}}',
  'action.destination_unknown':
    '메시지가 어디로 가는지 조회하지 못했습니다: {{message}}',
  'action.destination_foreign':
    '{{queue}}은(는) 이 메시지들이 원래 있던 큐가 아닙니다. {{sources}}의 메시지가 그곳으로 갑니다.',
  'action.destination_many_other':
    '큐 {{count}}개가 {{queue}}을(를) 함께 쓰며, 그중 {{looked}}개만 확인했습니다.',
  'action.destination_chosen': '원래 있던 큐인 {{queue}}(으)로 보냅니다.',
  'action.destination_back': '각각 원래 있던 큐로 보냅니다: {{queues}}.',
  'action.destination_same': '{{queue}}은(는) 메시지를 꺼내는 큐와 같습니다.',
  'action.destination_elsewhere':
    '{{queue}}은(는) {{account}} 계정의 {{region}} 리전에 있습니다. {{ownAccount}} 계정의 {{ownRegion}} 리전 큐로만 보낼 수 있습니다.',
  'action.destination_gone': '{{queue}} 큐가 없습니다.',
  'action.destination_other-type':
    '{{queue}}은(는) 유형이 다릅니다. FIFO 큐에서는 FIFO 큐로만 옮길 수 있습니다.',
  'action.foreign-failures':
    '{{senders}}의 실패도 이곳으로 옵니다. SQS는 큐가 보낸 메시지만 옮기므로 그 밖의 메시지를 만나면 작업이 실패합니다. {{instead}}',
  'action.instead_functions':
    '{{functions}} 함수의 실패에는 이벤트나 그 위치가 담겨 있습니다: {{lambda}}.',
  'action.instead_any':
    'SNS의 실패는 {{sns}}, EventBridge의 실패는 {{eventbridge}}, Lambda의 실패는 {{lambda}}.',
  'action.offer_lambda':
    '이벤트로 함수를 다시 호출(Invoke)하거나, 스트림 배치라면 보존 기간 안에 스트림에서 레코드를 다시 읽으세요',
  'action.offer_sns': '알림을 다시 게시(Publish)하세요',
  'action.offer_eventbridge':
    '이벤트를 다시 보내거나(PutEvents) 아카이브를 재생하세요',
  'action.failing-again_loop':
    '다시 실패한 메시지가 끝없이 순환합니다: {{way}}. 각 큐의 DLQ가 다음 큐입니다.',
  'action.failing-again_without':
    '{{queues}}에 DLQ가 없습니다. 다시 실패한 메시지는 만료될 때까지 반복 수신되다가 유실됩니다.',
  'action.failing-again_elsewhere':
    '다시 실패한 메시지는 {{queue}}이(가) 아니라 {{queues}}(으)로 갑니다. 역할에 권한이 있으면 그곳도 지켜봅니다.',
  'action.retention_first':
    '최악의 경우 모두 옮기기 전인 {{left}} 뒤에 첫 메시지가 만료됩니다. 먼저 {{queue}}의 보존 기간을 연장하거나 속도를 높이세요.',
  'action.retention_waits_other':
    '{{queue}}의 보존 기간은 {{kept}}인데, 지금 컨슈머 속도로는 앞에 있는 메시지 {{count}}건에 {{wait}} 걸립니다. 그곳에서 만료됩니다.',
  'action.retention_whole':
    '보존 기간이 새로 시작됩니다. 옮긴 큐에서 ID와 전송 시각을 새로 받고 보존 기간 전체를 얻습니다.',
  'action.retention_shorter':
    '보존 기간이 새로 시작되지만 {{queue}}은(는) {{kept}}, {{own}}은(는) {{ownKept}} 동안 보관합니다. 그때까지 처리되지 않으면 유실됩니다.',
  'action.retention_anew':
    '보존 기간이 새로 시작됩니다. 옮긴 큐에서 ID와 전송 시각을 새로 받고 {{kept}} 동안 보관됩니다.',
  'action.visibility_hidden_other':
    '{{queue}}의 메시지 {{count}}건이 처리 중이므로 누군가 읽고 있습니다. 숨겨진 메시지는 다시 보일 때만 옮겨집니다.',
  'action.visibility_long':
    '다시 실패한 메시지는 {{back}} 뒤에야 돌아옵니다(허용 수신 횟수 × 가시성 시간 제한). 카나리를 그때까지 지켜봅니다.',
  'action.visibility_back':
    '다시 실패한 메시지는 약 {{back}} 뒤에 돌아옵니다(허용 수신 횟수 × 가시성 시간 제한).',
  'action.in-flight_other':
    '{{queue}}의 메시지 {{count}}건이 처리 중입니다. SQS 한도는 약 {{limit}}건이며, 넘으면 더 내주지 않습니다.',
  'action.size':
    '{{queue}}은(는) {{largest}}, {{own}}은(는) {{ownLargest}}까지 메시지를 받습니다. 더 큰 메시지에서 재처리가 실패합니다.',
  'action.other-groups':
    '메시지 순서는 SQS가 정합니다. 다른 그룹의 메시지도 최대 {{most}}건 수신되어 5분 동안 숨겨집니다.',
  'action.sample_some':
    '약 {{visible}}건 중 SQS가 내주는 {{sample}}건을 살펴봅니다. 건수는 표본 기준입니다.',
  'action.sample_all': '대기 중인 {{visible}}건을 모두 살펴봅니다.',
  'action.peek-receives_final':
    '{{queue}} 자체에 DLQ({{deadLetterQueue}})가 있어, 살펴보기만 해도 수신으로 계산되어 메시지가 그곳으로 옮겨질 수 있습니다.',
  'action.peek-receives':
    '살펴보면 수신으로 계산되어 수신 횟수가 1 늘고 최대 1분 동안 숨겨집니다. {{queue}}에는 DLQ가 없어 메시지가 옮겨질 일은 없습니다.',
  'action.peek-receives_fifo':
    '살펴보면 수신으로 계산되어 수신 횟수가 1 늘고, 같은 그룹의 뒤쪽 메시지와 함께 최대 1분 동안 숨겨집니다. {{queue}}에는 DLQ가 없어 메시지가 옮겨질 일은 없습니다.',
  'action.peek-values_shown':
    '{{paths}}의 값이 표시됩니다(pipelineHealth.actions.peek.unmask). 나머지는 이름, 타입, 크기만 표시됩니다.',
  'action.peek-values_hidden':
    '이름, 타입, 크기와 값을 가린 오류만 표시하며 본문은 저장하지 않습니다.',
  'action.peek-while-moving':
    '이동 작업이 실행 중입니다. 살펴본 메시지는 1분 동안 옮겨지지 않습니다.',
  'action.redrive-price':
    '최대치 기준. 메시지를 옮기는 데 수신·전송·삭제 각 1회, 처리하는 데 수신·삭제 각 1회이며, 64KB가 넘는 페이로드는 64KB마다 1회로 계산됩니다.',
  'action.not-redrivable': '{{queue}}을(를) DLQ로 지정한 큐가 없습니다',
  'action.no-dead-letters': '{{queue}}은(는) DLQ가 아닙니다',
  'action.only-set-aside':
    'SQS는 큐가 보낸 메시지만 옮길 수 있는데, {{queue}}을(를) DLQ로 지정한 큐가 없습니다. {{instead}}',
};

/** What is said while dead letters are looked at or moved, and of what came of it. */
const meanwhile = {
  'action.canary-moves_other': '카나리 메시지 {{count}}건을 하나씩 옮깁니다.',
  'action.canary-homeless_other':
    '첫 메시지 중 {{count}}건에 원래 큐 정보가 없어 SQS 작업이 실패합니다. 보낼 큐를 고르거나 원래 보낸 곳에서 다시 보내세요.',
  'action.canary-none':
    '수신할 수 있는 메시지가 없습니다. 비어 있거나 모두 처리 중입니다.',
  'action.canary-waits': '카나리가 처리되거나 되돌아올 때까지 기다립니다.',
  'action.canary-came-back':
    '카나리 단계에서 멈췄습니다. 실패하게 한 원인이 아직 남아 있습니다.',
  'action.canary-unseen':
    '카나리 단계에서 멈췄습니다. 처리된 것이 확인되지 않았고, 보낸 큐의 메시지가 전보다 늘었습니다.',
  'action.sqs-starts': 'SQS에 나머지 이동을 요청합니다.',
  'action.sqs-moves': 'SQS가 메시지를 옮기는 중입니다.',
  'action.sqs-busy':
    '이미 메시지를 옮기는 작업이 있습니다. SQS는 하나만 허용합니다.',
  'action.sqs-untold': 'SQS가 작업을 받았지만 목록에 나타나지 않습니다.',
  'action.sqs-forgot': '큐가 없어졌거나 SQS에서 작업을 찾을 수 없습니다.',
  'action.sqs-stopped': '다른 곳에서 SQS 작업을 중지했습니다.',
  'action.sqs-gave-up_queue-gone': 'SQS가 중단했습니다. 큐가 없어졌습니다.',
  'action.sqs-gave-up_no-source':
    '큐가 보내지 않은 메시지에서 SQS가 중단했습니다. 보낼 큐를 고르거나 원래 보낸 곳에서 다시 보내세요.',
  'action.sqs-gave-up_other': 'SQS가 중단했습니다: {{failure}}.',
  'action.sqs-gave-up_untold': 'SQS가 이유를 알리지 않고 중단했습니다.',
  'action.stops': '중지하는 중입니다.',
  'action.stopped': '중지했습니다.',
  'action.came-back': '옮긴 메시지가 되돌아와 자동으로 멈췄습니다.',
  'action.settles': '모두 옮겼습니다. 되돌아오는 메시지가 있는지 기다립니다.',
  'action.too-many-back': '모두 옮겼지만 너무 많이 되돌아왔습니다.',
  'action.moved_none': '옮긴 메시지가 없습니다.',
  'action.moved_other': '{{count}}건을 옮겼고 되돌아온 메시지는 없습니다.',
  'action.moved_back_other':
    '{{count}}건을 옮겼고 {{back}}건({{ratio}})이 되돌아왔습니다.',
  'action.queue-gone': '큐가 없어졌습니다: {{message}}.',
  'action.refused': '{{message}}.',
  'action.refused_in-both':
    '{{message}}. 메시지 {{id}}은(는) 보냈지만 삭제하지 못해 두 큐에 모두 있습니다.',
  'action.unsure_other':
    '{{count}}건은 결과를 확인하지 못해 두 큐에 모두 있을 수 있습니다.',
  'action.group-moves': '그룹의 메시지를 하나씩 옮깁니다.',
  'action.group-settles': '옮겼습니다. 되돌아오는 메시지가 있는지 기다립니다.',
  'action.group-too-many-back': '옮겼지만 너무 많이 되돌아왔습니다.',
  'action.group-moved_none': `그룹의 메시지 {{moved}}건을 옮겼습니다. ${hidden}`,
  'action.group-moved_quiet': `그룹의 메시지 {{moved}}건을 옮겼고 되돌아온 메시지는 없습니다. ${hidden}`,
  'action.group-moved_back': `그룹의 메시지 {{moved}}건을 옮겼고 {{back}}건({{ratio}})이 되돌아왔습니다. ${hidden}`,
  'action.homeless_other':
    '{{count}}건에 원래 큐 정보가 없습니다. 보낼 큐를 고르세요.',
  'action.peeks': 'DLQ 메시지를 살펴봅니다.',
  'action.peeked_other':
    '{{looked}}건을 살펴봤습니다. 그룹 {{count}}개이며 최대 1분 동안 숨겨집니다.',
  'action.peeked_none':
    '살펴볼 메시지가 없습니다. 비어 있거나 모두 처리 중입니다.',
};

/** What is said of keeping data for longer. */
const retention = {
  'action.keeps-longest_messages':
    '메시지 보존 기간이 이미 최대인 {{kept}}입니다',
  'action.keeps-longest_records':
    '레코드 보존 기간이 이미 최대인 {{kept}}입니다',
  'action.keeps-longer_messages':
    '대기 중인 메시지를 포함해 보존 기간이 {{from}}에서 {{to}}(으)로 늘어납니다',
  'action.keeps-longer_records':
    '대기 중인 레코드를 포함해 보존 기간이 {{from}}에서 {{to}}(으)로 늘어납니다',
  'action.keeps-already_messages':
    '메시지 보존 기간이 이미 {{from}}입니다. 연장만 할 수 있습니다',
  'action.keeps-already_records':
    '레코드 보존 기간이 이미 {{from}}입니다. 연장만 할 수 있습니다',
  'action.in-force': '{{lag}} 안에 적용됩니다',
  'action.in-force-before-loss_messages':
    '첫 메시지가 유실되기 전인 {{lag}} 안에 적용됩니다',
  'action.in-force-before-loss_records':
    '첫 레코드가 유실되기 전인 {{lag}} 안에 적용됩니다',
  'action.lost-before-in-force_messages':
    '적용에 최대 {{lag}} 걸려 그 전에 첫 메시지가 유실될 수 있습니다',
  'action.lost-before-in-force_records':
    '적용에 최대 {{lag}} 걸려 그 전에 첫 레코드가 유실될 수 있습니다',
  'action.extends_messages': 'AWS에 메시지 보존 기간 연장을 요청합니다.',
  'action.extends_records': 'AWS에 레코드 보존 기간 연장을 요청합니다.',
  'action.waits-for-retention':
    'AWS에 새 보존 기간이 나타날 때까지 기다립니다.',
  'action.not-extended_messages':
    '연장하지 않았습니다. 메시지 보존 기간은 {{kept}}입니다',
  'action.not-extended_records':
    '연장하지 않았습니다. 레코드 보존 기간은 {{kept}}입니다',
  'action.extended_messages':
    'AWS의 메시지 보존 기간이 {{kept}}(으)로 바뀌었고 {{lag}} 안에 적용됩니다. 템플릿이 보존 기간을 설정하면 되돌아가므로 템플릿도 고치세요',
  'action.extended_records':
    'AWS의 레코드 보존 기간이 {{kept}}(으)로 바뀌었고 {{lag}} 안에 적용됩니다. 템플릿이 보존 기간을 설정하면 되돌아가므로 템플릿도 고치세요',
  'action.extension-unseen':
    'AWS가 변경을 받았지만 보존 기간이 아직 {{kept}}(으)로 나옵니다',
  'action.dead-letter-retention':
    'DLQ인 {{queue}}은(는) 처음 전송된 시각부터 {{kept}} 동안만 보관합니다. 함께 연장하지 않으면 늦게 옮겨진 메시지가 바로 만료됩니다',
  'action.stream-not-active':
    '마지막 조회 때 스트림 상태가 {{status}}였습니다. AWS는 ACTIVE일 때만 변경합니다',
  'action.stream-not-active_unknown':
    '스트림 상태를 아직 조회하지 못했습니다. AWS는 ACTIVE일 때만 변경합니다',
  'action.queue-retention-price':
    'SQS는 메시지 보존 시간에 요금을 부과하지 않습니다.',
  'action.stream-retention-price':
    '2~7일은 열린 샤드 수 × 730시간(온디맨드는 보관량 GB 기준), 그 이후는 최근 몇 시간의 양으로 계산한 보관량 GB 기준입니다.',
};

/** What is said of starting and stopping runs. */
const runs = {
  'action.run-running_crawl': '{{since}}부터 크롤링이 실행 중입니다',
  'action.run-running_run': '{{since}}부터 실행 중인 작업이 있습니다',
  'action.none-running_crawl': '실행 중인 크롤링이 없습니다',
  'action.none-running_run': '실행 중인 작업이 없습니다',
  'action.not-running': '{{run}}은(는) 실행 중이 아닙니다',
  'action.last-run_failed':
    '{{at}} 실행이 실패했습니다. 같은 인수로 다시 실행합니다',
  'action.last-run_stopped':
    '{{at}} 실행이 중지되었습니다. 같은 인수로 다시 실행합니다',
  'action.last-run_running':
    '{{at}} 실행이 진행 중입니다. 같은 인수로 다시 실행합니다',
  'action.last-run_well':
    '마지막 실행은 실패하지 않았습니다. 처리한 데이터를 다시 처리합니다',
  'action.last-run_none': '실패한 실행이 없습니다. 작업이 실행된 적이 없습니다',
  'action.run-cause': '원인이 되는 문제가 아직 남아 있습니다: {{finding}}',
  'action.run-price_crawl': '비용이 있는 마지막 크롤링 기준입니다.',
  'action.run-price_run': '비용이 있는 마지막 실행 기준입니다.',
  'action.run-starts_crawl': '크롤링을 시작합니다.',
  'action.run-starts_run': '작업을 시작합니다.',
  'action.run-not-started_crawl': '크롤링을 시작하지 않았습니다',
  'action.run-not-started_run': '작업을 시작하지 않았습니다',
  'action.run-unlisted_crawl':
    'AWS가 요청을 받았지만 새 크롤링이 목록에 나타나지 않습니다',
  'action.run-unlisted_run':
    'AWS가 요청을 받았지만 새 실행이 목록에 나타나지 않습니다',
  'action.run-ends': '{{run}} 실행이 끝날 때까지 기다립니다.',
  'action.run-stops': '{{run}} 실행의 중지를 요청합니다.',
  'action.run-stopping': '{{run}} 실행이 중지될 때까지 기다립니다.',
  'action.run-succeeded': '{{run}} 실행이 {{time}} 만에 성공했습니다',
  'action.run-was-stopped': '{{run}} 실행이 {{time}} 만에 중지되었습니다',
  'action.run-failed': '{{run}} 실행이 {{time}} 만에 실패했습니다: {{error}}',
  'action.run-failed_untold':
    '{{run}} 실행이 {{time}} 만에 실패했습니다. AWS가 이유를 알리지 않았습니다',
  'action.run-runs': '{{run}} 실행이 {{ran}}째 진행 중입니다',
  'action.run-runs_usual':
    '{{run}} 실행이 {{ran}}째 진행 중입니다. 평소에는 {{usual}} 걸립니다',
  'action.run-over': '{{run}} 실행이 더 이상 진행 중이 아닙니다',
  'action.run-over_succeeded': '{{run}} 실행이 끝났습니다(성공)',
  'action.run-over_failed': '{{run}} 실행이 끝났습니다(실패)',
  'action.run-over_stopped': '{{run}} 실행이 끝났습니다(중지됨)',
  'action.run-unstoppable':
    'AWS가 요청을 받았지만 {{run}} 실행이 아직 진행 중입니다',
};

/** What is said of putting right what is advised. */
const fixes = {
  'action.template-sets-back':
    '템플릿이 설정하는 값이면 다음 배포 때 되돌아갑니다. 템플릿도 고치세요',
  'action.nothing-advised': 'API 호출 하나로 적용할 수 있는 권고가 없습니다',
  'action.not-advised': '{{name}}에 대한 권고가 아닙니다. 권고: {{offers}}',
  'action.not-advised_none': '{{name}}에 대한 권고가 없습니다',
  'action.name-topic': '알람이 알릴 SNS 주제를 topic에 지정하세요',
  'action.name-queue':
    '실패한 메시지를 받을 기존 큐를 deadLetterQueue에 지정하세요. 새로 만들지 않습니다',
  'action.advice': '{{finding}}',
  'action.makes-call': '{{operation}} API를 호출합니다.',
  'action.waits-for-setting': 'AWS에 반영될 때까지 기다립니다.',
  'action.setting-unseen':
    'AWS가 요청을 받았지만 {{path}} 값이 아직 다르게 나옵니다',
  'action.changed-meanwhile':
    '그사이 다른 사람이 변경했습니다. 아무것도 하지 않았습니다',
  'action.nothing-changed': '변경한 것이 없습니다',
  'action.set': 'AWS에 반영되었습니다: {{settings}}',
  'action.is-so': '이미 그렇게 설정되어 있습니다',
  'action.lowers': '{{path}}이(가) 지금 {{value}}(으)로 더 큽니다',
  'action.replaces': '{{path}}이(가) 지금 {{value}}입니다',
  'action.takes-away': '그 뒤에 설정된 값이 사라집니다: {{settings}}',
  'action.changes-only': '{{paths}}만 바뀝니다',
  'action.crawler-busy':
    '크롤러 상태가 {{state}}입니다. Glue는 크롤링 사이에만 변경을 받습니다',
  'action.no-schedule': '크롤러에 더 이상 일정이 없습니다',
  'action.next-crawl':
    '다음 크롤링부터 적용됩니다. 이전 크롤링이 만든 테이블은 직접 삭제할 때까지 남습니다',
  'action.alarm-exists': '{{alarm}} 알람이 이미 있습니다. 덮어쓰지 않습니다',
  'action.alarm-heard': '알람이 {{whom}}에게 전달됩니다',
  'action.alarm-unheard':
    '주제에 확인된 구독이 없어 아무에게도 전달되지 않습니다',
  'action.alarm-unknown': '주제의 구독자를 조회하지 못했습니다',
  'action.dead-letters-elsewhere':
    'DLQ는 {{account}} 계정의 {{region}} 리전에 있어야 합니다',
  'action.dead-letters-nowhere': '이 계정과 리전에 {{queue}} 큐가 없습니다',
  'action.dead-letters-other-type_fifo':
    'FIFO 큐의 DLQ는 FIFO 큐여야 하는데 {{queue}}은(는) 아닙니다',
  'action.dead-letters-other-type_standard':
    '표준 큐의 DLQ는 표준 큐여야 하는데 {{queue}}은(는) 아닙니다',
  'action.dead-letters-not-allowed':
    '{{queue}}은(는) RedriveAllowPolicy에 지정된 큐에서만 메시지를 받습니다. 먼저 이 큐를 추가하세요',
  'action.dead-letters-kept':
    '{{queue}}이(가) 실패한 메시지를 받아 {{kept}} 동안 보관합니다',
  'action.dead-letters-too-short':
    '{{queue}}은(는) 처음 전송된 시각부터 {{kept}} 동안 보관해 이 큐보다 길지 않습니다. 먼저 연장하세요',
};

/** What is said of collecting now, and of actions whatever they are. */
const collecting = {
  'action.not-enabled':
    '이 포털에서 꺼져 있습니다(pipelineHealth.actions.{{action}}.enabled)',
  'action.not-permitted':
    '{{entityRef}}에 대한 {{permission}} 권한이 필요합니다',
  'action.running': '{{since}}부터 조치({{action}})가 진행 중입니다',
  'action.role-lacks':
    '몇 분 전 {{account}} 계정에서 역할의 {{permission}} 권한이 거부되었습니다',
  'action.too-often':
    '{{window}} 동안 {{times}}회 실행했습니다. {{from}}부터 다시 할 수 있습니다',
  'action.and-then': '{{first}} {{second}}',
  'action.no-stage': '조회할 단계가 없습니다',
  'action.asks': '단계 {{stages}}개와 시계열 {{series}}개를 조회합니다',
  'action.throttled':
    '단계 {{stages}}개의 조회가 스로틀링되고 있습니다. 더 조회해도 나아지지 않습니다',
  'action.waits-for-answers': '모두 조회될 때까지 기다립니다.',
  'action.asked': '{{total}}건 중 {{done}}건 조회함.',
  'action.all-asked':
    '단계 {{stages}}개를 모두 다시 조회했고 시계열 {{series}}개도 최신 상태입니다',
  'action.stages-silent':
    '단계 {{stages}}개 중 {{missing}}개가 응답하지 않았습니다. {{name}}: {{why}}',
  'action.stages-silent_late':
    '단계 {{stages}}개 중 {{missing}}개가 응답하지 않았습니다. {{name}}: 제시간에 차례가 오지 않음',
  'action.series-silent':
    '시계열 {{series}}개 중 {{unanswered}}개가 응답하지 않았습니다',
  'action.not-followed':
    '하루 동안 진행 상황을 확인하지 못해 결과를 알 수 없습니다: {{message}}',
  'action.nothing-known': '지금은 {{name}}에 대해 아는 것이 없습니다',
  'action.nothing-known_because':
    '지금은 {{name}}에 대해 아는 것이 없습니다: {{message}}',
};

/** What actions say before, while and after they are done. */
export const acting = {
  ...before,
  ...meanwhile,
  ...retention,
  ...runs,
  ...fixes,
  ...collecting,
};
