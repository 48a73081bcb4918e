import Vocabulary

extension Keyword {
  /// The words of each meaning, in the languages that pages were met in; spelled without accents.
  static let table: [(Keyword, String)] = units + things + joints + cues

  private static let units: [(Keyword, String)] = [
    (
      .credit,
      """
      credit,credits,cr,kredit,kredite,krediten,credito,crediti,creditos,credit(s),credite,\
      クレジット,积分,積分,点数,點數,크레딧,guthabenpunkte,kredity,кредит,кредита,кредитов,points de credit
      """
    ),
    (
      .dollar,
      "usd,us$,dollar,dollars,dollari,dolares,us-dollar,us dollar,us dollars,美元,美金,ドル,米ドル,달러,$,usdc,usdt"
    ),
    (.cent, "cent,cents,us cent,us cents,¢,centesimi,centavos,centimes,美分,セント,센트"),
    (
      .foreignMoney,
      "eur,euro,euros,€,gbp,£,pounds,jpy,yen,円,cny,rmb,¥,yuan,元,人民币,inr,₹,krw,₩,원,chf,aud,cad,ptc,rub,₽"
    ),
  ]

  private static let things: [(Keyword, String)] = [
    (
      .thing(.generation),
      """
      image,images,img,imgs,picture,pictures,pic,generation,generations,gen,call,calls,api call,api calls,\
      run,runs,video,videos,clip,clips,song,songs,track,tracks,asset,assets,mesh,meshes,3d model,3d models,\
      3d asset,3d assets,3d object,operation,operations,op,result,results,output,outputs,use,upscale call,\
      job,jobs,execution,finished image,edit call,invocation,transaction,sound,audio,audio clip,audio file,\
      bild,bilder,generierung,generierungen,aufruf,aufrufe,anfrage,vorgang,operation,ausfuhrung,\
      immagine,immagini,generazione,generazioni,chiamata,chiamate,operazione,richiesta,\
      imagen,imagenes,generacion,generaciones,llamada,llamadas,solicitud,operacion,\
      appel,appels,requete,generation reussie,imagem,imagens,geracao,geracoes,chamada,\
      画像,枚,回,件,生成,本,曲,张图,張圖,图,图像,图片,次,张,張,幅,个模型,次调用,次生成,호출,이미지,생성,장,회,건,번
      """
    ),
    (
      .thing(.request),
      "request,requests,req,reqs,请求,請求,リクエスト,요청,anfragen,richieste,solicitudes,requetes,peticiones"
    ),
    (
      .thing(.second),
      "second,seconds,sec,secs,s,sekunde,sekunden,secondo,secondi,segundo,segundos,seconde,secondes,秒,秒間,秒钟,초"
    ),
    (.thing(.minute), "minute,minutes,min,mins,minuten,minuto,minuti,minutos,分,分钟,分間,분"),
    (
      .thing(.hour),
      "hour,hours,hr,hrs,h,stunde,stunden,ora,ore,hora,horas,heure,heures,時間,小时,小時,시간"
    ),
    (.thing(.day), "day,days,daily,tag,tage,giorno,giorni,dia,dias,jour,jours,日,天,일,per day"),
    (.thing(.week), "week,weeks,weekly,woche,settimana,semana,semaine,週,周,주"),
    (
      .thing(.month),
      "month,months,mo,mon,monthly,monat,monate,monatlich,mese,mesi,mensile,al mese,mes,meses,mensual,mois,mensuel,月,か月,ヶ月,個月,个月,月額,每月,毎月,月間,월,매월,개월"
    ),
    (
      .thing(.year),
      "year,years,yr,yearly,annual,annually,annum,jahr,jahrlich,jahre,anno,anni,ano,anos,annee,年,年間,년,연간"
    ),
    (.thing(.token), "token,tokens,トークン,토큰"),
    (.thing(.megapixel), "megapixel,megapixels,mp,mpx,1m pixels,メガピクセル,百万像素"),
    (.thing(.pixel), "pixel,pixels,px,ピクセル,像素,픽셀,pixeln"),
    (
      .thing(.step),
      "step,steps,schritt,schritte,schritten,passo,passi,paso,pasos,etape,etapes,passos,ステップ,步,步数,步數,단계,스텝,iterations"
    ),
    (.thing(.frame), "frame,frames,fps"),
    (.thing(.gigabyte), "gb,gib,gigabyte,gigabytes,go"),
    (.thing(.megabyte), "mb,mib,kb,kib,megabyte,megabytes,tb"),
    (.thing(.percent), "%,percent,prozent,per cent,パーセント"),
    (
      .thing(.key),
      "key,keys,api key,api keys,schlussel,api-schlussel,chiave,chiavi,clave,claves,cle,cles,密钥,密鑰,キー,apiキー,키,api 키"
    ),
    (
      .thing(.person),
      "user,users,seat,seats,people,employees,benutzer,nutzer,utenti,usuarios,products,times a day,members"
    ),
  ]

  private static let joints: [(Keyword, String)] = [
    (
      .per,
      "per,pro,je,par,por,each,every,cada,ciascuna,chaque,每,每次,每张,毎,あたり,당,per each,a,an,al,alla"
    ),
    (
      .each,
      "each,apiece,jeweils,ognuna,ciascuno,ciascuna,cada una,cada uno,chacun,chacune,各,each one,flat,均为,一律"
    ),
    (.every, "each,every,cada,chaque,ogni,jede,jeden,jedes,jeder,毎,每,每次,每张"),
    (
      .hedge,
      "about,around,roughly,approximately,approx,approximate,ca,circa,etwa,rund,ungefahr,environ,aprox,aproximadamente,約,约,大约,大約,およそ,약,nearly,almost,est,estimated,some,cerca de,~"
    ),
    (
      .atLeast,
      "from,starting at,starts at,starting from,at least,min,minimum,ab,a partire da,da,desde,a partir de,a partir da,à partir de,から,起,最低,至少,부터,over,above,more than"
    ),
    (
      .atMost,
      "up to,max,maximum,at most,bis zu,fino a,hasta,jusqu'a,ate,最大,最多,最高,まで,以下,以内,최대,below,under,less than,no more than,fewer than,not more than,or fewer,or less,limit of"
    ),
    (.between, "between,zwischen,tra,entre,from,von,ranges from,range from,ranging from"),
    (.to, "to,through,bis,a,until,至,到,から,and,und,y,e,et"),
    (.and, "and,und,y,e,et,ed,sowie,plus,&,と,および,和,与,與,及,以及,와,과,및"),
    (
      .or,
      "or,oder,o,ou,oppure,または,或,或者,또는,i.e,ie,equivalent to,equals,equal to,which is,that is,bzw,entspricht,pari a,equivale a,soit"
    ),
    (.number(1), "one,ein,eine,einen,un,una,uno,une,one single"),
    (.number(2), "two,zwei,due,dos,deux"),
    (.number(3), "three,drei,tre,tres,trois"),
    (.number(4), "four,vier,quattro,cuatro,quatre"),
    (.number(5), "five,funf,cinque,cinco,cinq"),
    (.number(6), "six,sechs,sei,seis"),
    (.number(7), "seven,sieben,sette,siete,sept"),
    (.number(8), "eight,acht,otto,ocho,huit"),
    (.number(9), "nine,neun,nove,nueve,neuf"),
    (.number(10), "ten,zehn,dieci,diez,dix"),
    (.number(12), "twelve,zwolf,dodici"),
    (.number(20), "twenty,zwanzig,venti,veinte,vingt"),
    (.number(25), "twenty-five,funfundzwanzig,venticinque,veinticinco"),
    (.scale(Amount(1000)), "thousand,thousands,tausend,mille,mil,千,천"),
    (.scale(Amount(10000)), "万,萬,만"),
    (
      .scale(Amount(1_000_000)),
      "million,millions,mio,millionen,milione,milioni,millon,millones,mm,百万,mln"
    ),
    (
      .free,
      "free,complimentary,kostenlos,kostenlose,kostenfrei,gratis,gratuit,gratuits,gratuite,gratuiti,gratuito,gratuitos,無料,無料の,免费,免費,赠送,贈送,무료,bonus,welcome"
    ),
    (
      .filler,
      "api,platform,stability,stability ai,initial,monthly,one-time,developer,generation,trial,additional,extra,starter,new,paid,single,total,worth of,image,hosted,signup,sign-up,个,個,個の,枚の,点,的,の,initiale,prepaid,standard"
    ),
    (
      .costs,
      """
      cost,costs,costing,is,are,was,were,be,at,use,uses,using,charge,charges,require,requires,take,takes,need,needs,consume,\
      consumes,consumed,deduct,deducts,price,priced,priced at,pay,rate,flat rate,flat rate of,bills,billed,billed at,spend,spends,runs,run,\
      goes for,comes in at,set you back,sets you back,will set you back,set back,available at,sells for,now,remains,stays,\
      kostet,kosten,betragt,benotigt,verbraucht,ist,sind,liegt bei,zu,\
      costa,costano,cuesta,cuestan,consuma,consumano,richiede,requiere,consume,coute,coutent,custa,custam,utilise,\
      は,が,で,消費,かかり,消耗,需要,需,为,為,是,花费,扣除,价格,費用,料金,은,는,이,가,소모,비용
      """
    ),
    (.forSubject, "for,on,with,in,of,via,through,per,para,per il,fur,mit,pour,用于,对于,via the"),
    (
      .negation,
      "not,no,never,without,nothing,don't,doesn't,won't,aren't,isn't,wasn't,didn't,cannot,can't,nicht,kein,keine,keinen,nie,non,nessun,nessuna,sin,ningun,ne pas,pas,jamais,aucun,nao,不,不会,不會,不收,未,无,ません,されません,ない,しない,않,없,not be,be free,are free,is free,refunded,refund,zero,uncharged,free of charge"
    ),
    (.multiple, "times,x,twice,half,double,倍,mal,fach,volte,veces,fois,배"),
  ]
}
