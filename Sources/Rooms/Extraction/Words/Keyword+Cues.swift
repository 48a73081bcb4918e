extension Keyword {
  /// Words that tell what a sentence is about, by cue.
  static let cues: [(Keyword, String)] = [
    (
      .cue(.signup),
      """
      signup,sign-up,sign up,signs up,signing up,signed up,new account,new accounts,new user,new users,creating an account,create an account,\
      creating your account,creating a stability account,upon creating,on registration,register,registering,registration,joining,join,onboarding,free tier,\
      newcomers,account creation,opening an account,initial,social login,\
      neue nutzer,neue konten,registrierung,anmeldung,neukunden,bei der registrierung,\
      nuovi utenti,registrazione,nuovi account,iscrizione,nuevos usuarios,registro,registrarse,al registrarse,nuevas cuentas,\
      inscription,nouveaux utilisateurs,nouveau compte,\
      新規登録,新規ユーザー,登録,アカウント作成,サインアップ,注册,新用户,註冊,新用戶,注册即送,注册赠送,新账号,가입,신규,회원가입
      """
    ),
    (.cue(.google), "google,google's,google login,google-signup,google sign-in"),
    (.cue(.otherLogin), "email,e-mail,github,apple,discord,username,password,facebook,microsoft"),
    (
      .cue(.grant),
      "grants,grant,granted,gets,get,receive,receives,given,gives,includes,comes with,provides,provide,awarded,offers,erhalten,bekommen,ricevono,reciben,recoivent,もらえ,付与,获得,得到,받"
    ),
    (
      .cue(.failure),
      "failed,fail,fails,failing,failure,failures,unsuccessful,unsuccessfully,errors,error,errored,timed out,timeout,fehlgeschlagene,fehlgeschlagen,fehler,fehlgeschlagenen,fallite,fallita,falliti,errori,fallidas,fallida,fallidos,echouees,echouee,echec,falhas,失敗,失败,生成失败,오류,실패"
    ),
    (
      .cue(.success),
      "successful,successfully,succeeds,succeed,success,erfolgreich,erfolgreiche,erfolgreicher,riuscita,riuscite,exitosa,exitosas,reussie,reussies,成功"
    ),
    (
      .cue(.charge),
      "charged,charge,charges,billed,bill,deducted,deduct,cost,costs,consume,consumes,consumed,berechnet,abgerechnet,abgebucht,kosten,addebitati,addebitate,addebitata,addebito,cobran,cobrado,cobrara,facture,facturees,facturee,factures,cobradas,課金,請求,消費,扣,扣费,扣除,收费,计费,扣積分,扣积分,차감,청구,과금"
    ),
    (
      .cue(.still),
      "still,nevertheless,anyway,even so,trotzdem,dennoch,comunque,igualmente,quand meme,toujours,それでも,仍,仍然,仍会,依然,照样,여전히,그래도"
    ),
    (
      .cue(.policy),
      "policy,policies,content-policy,content policy,safety,safety-filter,safety filter,nsfw,moderation,moderated,content moderation,flagged,content filter,content filters,black image,adult content,inhaltsrichtlinie,moderiert,contenuti,审核,违规,内容审核,モデレーション,검열"
    ),
    (
      .cue(.refusal),
      "refused,refuses,rejected,rejects,denied,blocked request,403,abgelehnt,abgelehnte,rifiutate,rechazadas,refusees,拒否,被拒绝,거부"
    ),
    (.cue(.filtering), "content_filtered,content-filtered,content filtered,blurred,blurs"),
    (
      .cue(.subscription),
      "subscription,subscribe,subscriptions,membership,memberships,abonnement,abo,abbonamento,suscripcion,assinatura,サブスクリプション,メンバーシップ,订阅,会员,구독,recurring"
    ),
    (.cue(.trial), "trial,free trial,testversion,prova gratuita,prueba gratuita,essai"),
    (
      .cue(.rollover),
      "rollover,roll over,rolls over,rolled over,carry over,carries over,carried over,non-rollover,non rollover,do not roll over,accumulate,verfallen,übertragen,accumulano,se acumulan,繰り越し,結転,结转,이월"
    ),
    (
      .cue(.revenue),
      "revenue,revenues,annual revenue,turnover,jahresumsatz,umsatz,fatturato,ricavi,ingresos,facturacion,chiffre d'affaires,revenus,faturamento,売上,収益,年商,营收,年收入,收入,매출,수익"
    ),
    (
      .cue(.license),
      "license,licence,licenses,licensed,community license,lizenz,licenza,licencia,licenca,ライセンス,许可,许可证,許可,라이선스"
    ),
    (
      .cue(.vram),
      "vram,gpu memory,video memory,graphics memory,video ram,显存,顯存,ビデオメモリ,비디오 메모리,gpu ram"
    ),
    (
      .cue(.discontinued),
      "discontinued,discontinue,discontinues,discontinuing,deprecated,deprecate,deprecates,deprecation,sunset,sunsets,sunsetted,retired,retire,retires,retiring,withdrawn,removed,shut down,shutdown,shutting down,end of life,eol,no longer available,no longer be available,discontinuation,end date,eol date,no longer offered,unavailable,phased out,ended,ends,eingestellt,abgeschaltet,eingestellte,dismesso,dismessa,ritirato,ritirata,dismessi,descontinuado,descontinuada,retirado,retirada,supprime,arrete,abandonne,descontinuados,廃止,提供終了,終了,停止,停用,下线,下架,弃用,중단,종료,지원 종료"
    ),
    (
      .cue(.purchase),
      "top-up,top up,topup,top-ups,pack,packs,package,packages,purchase,purchased,purchasing,buy,buys,buying,sold,bundle,bundles,additional credits,aufladen,aufladung,kaufen,paket,pakete,guthaben,ricarica,ricariche,acquistare,acquisto,pacchetto,recarga,comprar,compra,paquete,achat,acheter,recharge,pacote,購入,チャージ,パック,购买,充值,购買,套餐,충전,구매,increments"
    ),
    (
      .cue(.total),
      "total,totals,totalling,altogether,all in,sum,volume,monthly cost,budget,subtotal,overall,insgesamt,gesamt,totale,en total,somme,合計,合计,总计,共,총,합계,would cost,adds up,per project,estimated total,scenario,workload"
    ),
    (
      .cue(.sum),
      "plus,together,combined,comes to,come to,adds up to,add up to,in total,in all,zusammen,insieme,juntos,juntas,en conjunto,ensemble,au total,più,合わせて,加上,加起来,一共,함께"
    ),
    (
      .cue(.left),
      "left,left over,leftover,remaining,remain,balance,spent,saved,savings,save,übrig,剩余,残り,남"
    ),
    (
      .cue(.comparison),
      "less than,more than,half of,cheaper than,compared,versus,vs,than,as much as,than half"
    ),
    (
      .cue(.defaultSettings),
      "default settings,default setting,standardeinstellungen,impostazioni predefinite,ajustes predeterminados,デフォルト設定,默认设置,기본 설정,default parameters"
    ),
    (
      .cue(.except),
      "except,except for,excluding,other than,but not,model but,models but,engines but,services but,ausser,tranne,excepto,sauf,除了,以外,을 제외"
    ),
    (.cue(.all), "all,any,every,alle,tutti,tutte,todos,todas,tous,所有,全部,すべて,모든"),
    (
      .cue(.model),
      "model,models,service,services,endpoint,endpoints,operation,operations,tool,tools,feature,features,modell,modelle,dienst,dienste,modello,modelli,servizio,servizi,modelo,modelos,servicio,servicios,api,apis,modele,modeles,name,action,function,task,engine,engines,mode,modes,variant,specs,product,item,モデル,サービス,エンドポイント,機能,模型,服务,功能,端点,接口,모델,서비스,기능,tool name,node,nodes,inference models,method"
    ),
    (
      .cue(.price),
      "price,prices,pricing,new price,new prices,old price,old prices,cost,costs,rate,rates,fee,fees,preis,preise,kosten,prezzo,prezzi,costo,costi,precio,precios,coste,costes,prix,cout,couts,tarif,tarife,preco,custo,価格,料金,値段,コスト,费用,价格,單價,单价,價格,가격,비용,요금,단가,amount,charge"
    ),
    (
      .cue(.old),
      "old,old price,old prices,previous,previously,previous price,before,former,formerly,prior,was,alt,bisher,vorher,alter preis,vecchio,precedente,anterior,antes,ancien,avant,旧,変更前,改定前,旧价格,原价,调整前,이전,변경 전,existing,current price,old cost,old credits"
    ),
    (
      .cue(.new),
      "new,new price,new prices,updated,after,now,neu,neue,neuen,nuevos,nuevas,nuovi,nuove,nouveaux,novos,新的,새로운,neuer preis,jetzt,nuovo,nuevo,ahora,despues,nouveau,apres,novo,新,変更後,改定後,新价格,调整后,새,변경 후,updated price,new cost,new credits"
    ),
    (
      .cue(.effective),
      "effective,effective from,effective date,starting,as of,from,since,valid from,in effect,takes effect,take effect,beginning,ab,gultig ab,seit,dal,a partire dal,a partir del,desde el,a partir du,より,以降,自,起,生效,适用,부터,적용"
    ),
    (
      .cue(.verified),
      "verified,last verified,last updated,updated,as of,last checked,checked,last reviewed,retrieved,accessed,stand,aggiornato,actualizado,mis a jour,更新日,最終更新,更新于,更新时间,기준,pricing as of,published,date,last modified"
    ),
    (
      .cue(.provider),
      "provider,platform,vendor,host,hosted by,company,supplier,anbieter,plattform,fornitore,piattaforma,proveedor,plataforma,fournisseur,plateforme,プロバイダー,提供元,提供商,平台,供应商,제공자,제공업체,플랫폼,api provider,venue,marketplace"
    ),
    (
      .cue(.plan),
      "plan,plans,tier,tiers,tarif,tarife,piano,piani,plan,planes,forfait,plano,プラン,套餐,方案,计划,요금제,플랜,package"
    ),
    (
      .cue(.size),
      "resolution,size,dimensions,auflosung,grosse,risoluzione,resolucion,taille,解像度,分辨率,尺寸,해상도,크기,image size,width,height"
    ),
    (
      .cue(.status),
      "enough,budget of,with the,gives you,gets you,buys you,buys,worth,equivalent,yields,lets you,covers"
    ),
    (
      .cue(.change),
      """
      increase,increases,increased,increasing,raise,raises,raised,rises,rose,rising,goes from,going from,went from,go from,goes,changes,changed,changing,\
      drops,dropped,decreased,decreases,reduced,lowered,moves,moved,was updated,updated from,jumps,jumped,\
      erhoht,steigt,stieg,gestiegen,angehoben,gesenkt,aumenta,aumentato,aumentano,passa,passano,passato,pasa,pasan,paso de,sube,suben,aumentan,augmente,\
      augmentent,passe,passent,値上げ,引き上げ,変更,改定,上调,上調,调整为,涨到,上涨,提高,인상,변경,올랐
      """
    ),
    (
      .cue(.outdated),
      "outdated,out of date,obsolete,wrong,incorrect,mistaken,mistakenly,no longer valid,veraltet,falsch,obsoleto,sbagliato,errato,perime,過時,过时,失效,误传,古い情報,誤り,잘못된"
    ),
  ]
}
