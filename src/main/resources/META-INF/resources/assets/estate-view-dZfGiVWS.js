import{t as e}from"./task-BZ_bma0T.js";import{C as t,D as n,E as r,N as i,T as a,a as o,c as s,d as c,g as l,h as u,i as d,j as f,k as p,l as m,m as h,o as g,r as _,s as v,t as y,u as b,w as x}from"./index-B2J41gg-.js";import{a as ee,i as S,n as C,t as w}from"./format-CP1OhEck.js";import{a as T,o as E,r as D,t as O}from"./names-sJecreet.js";import{a as te,i as k,n as A,o as j,r as M}from"./user-list-LHnkL-FP.js";import{t as N}from"./announcer-b5pLU1NX.js";import{n as ne}from"./download-BC8ATVu-.js";var P={intro:`Each deployment is one release: its front-end pools with the users homed on them, and the chat pools homed on the front-end pools. Open a pool for what is in it and who can use it.`,noPools:`No pool is stored yet. Import the topology first.`,pools:`Pools`,deployment:e=>`${e} deployment`,figures:(e,t,n)=>`${w(e,`user`,`users`)} · ${w(t,`front-end pool`,`front-end pools`)} · ${w(n,`chat pool`,`chat pools`)}`,homed:e=>w(e,`user`,`users`),frontEndPool:(e,t)=>`${e} ${t}, front-end pool`,chatPool:(e,t)=>`${e} ${t}, chat pool`,inService:`in service`,migratesInto:e=>`migrates into ${e}`,reach:`Clients and these chat pools`,reaches:e=>p`<b>${C(e)}</b> can use them`,reachesNot:e=>p`<b>${C(e)}</b> cannot connect`,onePool:`one chat pool at a time, configured by hand`,needs:(e,t)=>`if the user is ${[e?`homed on ${e}`:``,t?`enabled by policy`:``].filter(Boolean).join(` and `)}`,noChatPools:`No chat pools`,wall:`Nothing is shared`,homeRule:`A line shows on which front-end pool a chat pool is homed: always one of its own release. Deployments share nothing: no rooms, categories or add-ins.`,elsewhere:(e,t)=>{let n=[e>0?`${w(e,`user on premises is`,`users on premises are`)} homed on no pool`:``,t>0?`${w(t,`user is`,`users are`)} hosted online`:``].filter(Boolean);return n.length===0?``:`Not in the drawing: ${n.join(`; `)}. They can use no chat pool.`},unknownPool:e=>p`There is no pool ${e}.`,close:`Close`,frontEnd:`Front-end pool`,chat:`Chat pool`,release:`Release`,site:`Site`,usersHomed:`Users homed`,homesChatPools:`Chat pools homed on it`,homedOn:`Homed on`,noHome:`no front-end pool any more`,state:`State`,name:`Name`,migration:`Migration`,plannedInto:e=>p`planned into ${e}`,completeInto:e=>p`complete; its content is in ${e}`,content:`Content`,contentValue:(e,t,n)=>`${w(e,`category`,`categories`)}, ${w(t,`room`,`rooms`)}, ${w(n,`add-in`,`add-ins`)}`,whoCan:`Who can use it`,client:`Client`,can:`Can use it`,cannot:`Cannot`,share:`Share`,shareOf:(e,t)=>t===0?`–`:ee(e/t),number:S,listOf:(e,t)=>`List the users who ${t?`can`:`cannot`} use ${e}`,listed:(e,t)=>`Users who ${t?`can`:`cannot`} use ${e} with it`,homedUsers:`Users homed on it`},F=12,I=64,L=58,R=150,z=430,B=32,V=28;function re(e,t){let n={width:t,height:0,frontEnds:[],chatPools:[],homeLines:[]},r=e.homes.filter(e=>e.chatPools.length>0),i=e.homes.filter(e=>e.chatPools.length===0),a=H(r,z,t,0,(e,t,r,i)=>ie(n,e,t,r,i));return a=H(i,R,t,a,({pool:e},t,r,i)=>(n.frontEnds.push({pool:e,x:t,y:r,width:i,height:I}),I)),a=H(e.homeless,R,t,a,(e,t,r,i)=>(n.chatPools.push({pool:e,x:t,y:r,width:i,height:L}),L)),n.height=Math.max(0,a-F),n}function H(e,t,n,r,i){let a=Math.max(1,Math.min(e.length,Math.floor((n+F)/(t+F)))),o=(n-(a-1)*F)/a,s=r;for(let t=0;t<e.length;t+=a){let n=e.slice(t,t+a);s+=Math.max(...n.map((e,t)=>i(e,t*(o+F),s,o)))+F}return s}function ie(e,t,n,r,i){let a=i>=z,o=a?(i-B)/2:i;e.frontEnds.push({pool:t.pool,x:n,y:r,width:o,height:I}),t.chatPools.forEach((t,s)=>{let c=a?{x:n+o+B,y:r+s*70,width:o,height:L}:{x:n+V,y:r+I+F+s*70,width:i-V,height:L};e.chatPools.push({pool:t,...c});let l=c.y+L/2;e.homeLines.push(a?`M${n+o} ${r+L/2}h${B/2}V${l}H${c.x}`:`M${n+V/2} ${r+I}V${l}H${c.x}`)});let s=t.chatPools.length*70-F;return a?Math.max(I,s):76+s}var U=12,W=5,G=class extends r{constructor(...e){super(...e),this.selected=``,this.largest=0,this.width=0,this.observer=new ResizeObserver(([e])=>{this.width=Math.floor(e?.contentRect.width??0)})}static{this.styles=[v,i`
    svg { display: block; overflow: visible; }
    a { text-decoration: none; }
    a:focus-visible { outline: none; }
    rect.box { stroke-width: 1.5; }
    .front-end rect.box { fill: var(--lg-raised); stroke: var(--lg-edge); }
    .chat rect.box { fill: var(--lg-accent-soft); stroke: var(--lg-accent); }
    .chat.out rect.box { fill: none; stroke: var(--lg-edge); stroke-dasharray: 5 4; }
    a:hover rect.box { stroke-width: 2.5; }
    a[aria-current] rect.box { stroke: var(--lg-accent); stroke-width: 3; }
    a:focus-visible rect.box { stroke: var(--lg-accent); stroke-width: 4; }
    text { fill: var(--lg-text); font-family: var(--lg-font); unicode-bidi: isolate; }
    text.title { font-size: 0.875rem; font-weight: 650; }
    text.detail { font-size: 0.8125rem; fill: var(--lg-muted); }
    .track { fill: var(--lg-line); }
    .bar { fill: var(--lg-accent); }
    .line { fill: none; stroke: var(--lg-accent); stroke-width: 2; }
  `]}connectedCallback(){super.connectedCallback(),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer.disconnect()}render(){if(this.width===0)return n;let e=re(this.deployment,this.width);return p`<svg width=${e.width} height=${e.height} role="group" aria-label=${P.pools}>
      ${e.homeLines.map(e=>f`<path class="line" d=${e}/>`)}
      ${e.frontEnds.map(e=>this.frontEnd(e))}
      ${e.chatPools.map(e=>this.chatPool(e))}
    </svg>`}frontEnd(e){let{fqdn:t,site:r,userCount:i}=e.pool,a=P.homed(i),o=this.largest===0?0:i/this.largest,s=e.width-24,c=`${h(r)} · ${a}`;return this.link(e,t,`front-end`,P.frontEndPool(h(t),c),f`
      ${this.lines(e,t,c)}
      <rect class="track" x=${U} y=${e.height-11} width=${s} height=${W} rx="2.5"/>
      ${i>0?f`<rect class="bar" x=${U} y=${e.height-11} width=${Math.max(W,s*o)}
        height=${W} rx="2.5"/>`:n}`)}chatPool(e){let{fqdn:t,displayName:n,state:r,migration:i}=e.pool,a=r===`IN_SERVICE`,o=i&&!(i.complete&&a)?P.migratesInto(h(i.target.fqdn)):``,s=[a?``:D(T,r),o,o?``:h(n??``)].filter(e=>e!==``).join(` · `)||P.inService;return this.link(e,t,a?`chat`:`chat out`,P.chatPool(h(t),s),this.lines(e,t,s))}lines(e,t,n){let r=e.width-24,i=getComputedStyle(this).getPropertyValue(`--lg-font`)||`sans-serif`,a=Number.parseFloat(getComputedStyle(document.documentElement).fontSize)||16;return f`
      <text class="title" x=${U} y="22">${j(h(t),r,`650 ${.875*a}px ${i}`)}</text>
      <text class="detail" x=${U} y="42">${j(n,r,`400 ${.8125*a}px ${i}`)}</text>`}link(e,t,r,i,a){let o=y(`/estate`,{pool:t});return f`<a class=${r} href=${o} aria-label=${i} @click=${e=>te(e,o)}
      aria-current=${t===this.selected?`true`:n} transform="translate(${e.x} ${e.y})">
      <rect class="box" width=${e.width} height=${e.height} rx=${r===`front-end`?6:18}/>
      ${a}</a>`}};g([x({attribute:!1})],G.prototype,`deployment`,void 0),g([x()],G.prototype,`selected`,void 0),g([x({type:Number})],G.prototype,`largest`,void 0),g([t()],G.prototype,`width`,void 0),G=g([a(`lg-deployment-drawing`)],G);var K=[`OCS_2007_R2`,`LYNC_2010`,`LYNC_2013`];function q(e){return[...new Set([...e.frontEndPools,...e.chatPools].map(e=>e.release))].sort((e,t)=>K.indexOf(e)-K.indexOf(t)).map(t=>{let n=e.frontEndPools.filter(e=>e.release===t).map(t=>({pool:t,chatPools:e.chatPools.filter(e=>e.home?.fqdn===t.fqdn)}));return{release:t,homes:[...n.filter(e=>e.chatPools.length>0),...n.filter(e=>e.chatPools.length===0)],homeless:e.chatPools.filter(e=>e.release===t&&!e.home),userCount:n.reduce((e,t)=>e+t.pool.userCount,0)}})}function J(e,t){let n=new Map;for(let r of t.filter(e=>e.releases.length>0)){let t=r.releases.includes(e),i=[r.legacy,t,r.onePoolAtATime,r.needsHomeOn,r.needsPolicy].join(),a=n.get(i);if(a)a.clients.push(r.client);else{let{onePoolAtATime:e,needsHomeOn:a,needsPolicy:o}=r;n.set(i,{clients:[r.client],reaches:t,onePoolAtATime:e,needsHomeOn:a,needsPolicy:o})}}return[...n.values()]}var Y=`query Configurations($pool: ID, $eligible: Boolean, $first: Int, $after: String) {
  clientConfigurations(pool: $pool, eligible: $eligible, first: $first, after: $after) {
    nodes { user { sipAddress displayName } client pool { fqdn } } totalCount pageInfo { endCursor hasNextPage }
  }
}`,X=class extends r{constructor(...e){super(...e),this.pool=``,this.configurations=new A(this,async(e,t,n)=>(await l(Y,{pool:this.pool,eligible:this.eligible??null,first:t,after:e},n)).clientConfigurations)}static{this.styles=[v,s,i`.foot { justify-content: space-between; margin-block-start: 0.5rem; }`]}render(){let{entries:e,totalCount:t,isBusy:r,problem:i,hasNext:a}=this.configurations;return p`
      ${t!==void 0&&e.length===0?_(k.nothing):n}
      ${e.length>0?p`<div class="scroll" tabindex="0" role="group" aria-label=${k.title}><table>
        <thead><tr><th scope="col">${k.user}</th><th scope="col">${k.client}</th></tr></thead>
        <tbody>${e.map(e=>this.row(e))}</tbody>
      </table></div>`:n}
      ${r?o():n}
      ${i?d(i,()=>void this.configurations.readNext()):n}
      ${t===void 0?n:p`<p class="row foot"><span class="muted small" role="status">${k.shown(e.length,t)}</span>
        <span class="row">
          ${a?p`<button ?disabled=${r} @click=${()=>void this.configurations.readNext()}>${m.more}</button>`:n}
          ${t>0?p`<button ?disabled=${r} @click=${()=>void this.save()}>${m.csv}</button>`:n}
        </span></p>`}`}willUpdate(e){(e.has(`pool`)||e.has(`eligible`))&&this.configurations.restart()}row({user:e,client:t,pool:r}){return p`<tr>
      <td><a href=${y(`/ask`,{user:e.sipAddress,client:t,pool:r.fqdn})}>${b(e.displayName??e.sipAddress)}</a>
        ${e.displayName?p`<div class="small muted">${c(e.sipAddress.replace(/^sip:/,``))}</div>`:n}</td>
      <td>${D(O,t)}</td>
    </tr>`}save(){return this.configurations.save(async e=>ne(await M(k.columns,e,({user:e,client:t,pool:n})=>[e.sipAddress,e.displayName??``,D(O,t),n.fqdn]),`client-configurations-${this.pool}.csv`))}};g([x()],X.prototype,`pool`,void 0),g([x({attribute:!1})],X.prototype,`eligible`,void 0),X=g([a(`lg-configuration-list`)],X);var ae=`query Estate {
  frontEndPools { fqdn release site userCount }
  chatPools { fqdn displayName release state home { fqdn } migration { target { fqdn } complete } }
  clients { client legacy releases onePoolAtATime needsHomeOn needsPolicy }
  unassigned: users(first: 1, filter: { unassigned: true, hosting: ON_PREMISES }) { totalCount }
  online: users(first: 1, filter: { hosting: ONLINE }) { totalCount }
}`,oe=`query Content($pool: ID!) {
  chatPool(fqdn: $pool) { categories(first: 1) { totalCount } rooms(first: 1) { totalCount } addIns { name } }
}`;function se(e){return`query Populations($pool: ID!) {
    ${e.map(e=>`${e}: population(client: ${e}, pool: $pool) { eligibleCount totalCount }`).join(`
`)}
  }`}var Z=class extends r{constructor(...t){super(...t),this.pool=``,this.parameters=new URLSearchParams,this.content=new e(this,{args:()=>[this.chatPool()?.fqdn],task:async([e],{signal:t})=>e?(await l(oe,{pool:e},t)).chatPool:null}),this.figures=new e(this,{args:()=>[this.chatPool()?.fqdn],task:([e],{signal:t})=>e?l(se(this.clients()),{pool:e},t):Promise.resolve({})})}static{this.styles=[v,s,i`
    header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.5rem; align-items: start; }
    .facts { display: grid; gap: 0.4rem 1.5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); }
    dt { color: var(--lg-muted); font-size: var(--lg-small); }
    td.number { white-space: nowrap; }
  `]}render(){let e=this.frontEndPool(),t=this.chatPool();return p`<div class="panel stack">
      <header>
        <h2>${b(e?.fqdn??t?.fqdn??this.pool)}</h2>
        <a class="button" href="/estate">${P.close}</a>
      </header>
      ${e?this.frontEnd(e):n}
      ${t?this.chat(t):n}
      ${e||t?n:p`<p role="alert">${P.unknownPool(b(this.pool))}</p>`}
    </div>`}updated(e){e.has(`pool`)&&(this.scrollIntoView({block:`nearest`}),N(h(this.pool)))}frontEnd(e){let t=this.estate.chatPools.filter(t=>t.home?.fqdn===e.fqdn);return p`<dl class="facts">
        ${this.fact(P.frontEnd,D(E,e.release))}
        ${this.fact(P.site,b(e.site))}
        ${this.fact(P.usersHomed,P.number(e.userCount))}
        ${t.length>0?this.fact(P.homesChatPools,t.map((e,t)=>p`${t>0?`, `:n}
          <a href=${y(`/estate`,{pool:e.fqdn})}>${b(e.fqdn)}</a>`)):n}
      </dl>
      ${e.userCount>0?p`<h3>${P.homedUsers}</h3>
        <lg-user-list .filter=${{homePool:e.fqdn}}></lg-user-list>`:n}`}chat(e){let{home:t,migration:r,displayName:i}=e;return p`<dl class="facts">
        ${this.fact(P.chat,D(E,e.release))}
        ${i?this.fact(P.name,b(i)):n}
        ${this.fact(P.state,D(T,e.state))}
        ${this.fact(P.homedOn,t?p`<a href=${y(`/estate`,{pool:t.fqdn})}>${b(t.fqdn)}</a>`:P.noHome)}
        ${r?this.fact(P.migration,this.migration(r)):n}
        ${this.fact(P.content,this.content.render({pending:()=>`…`,error:()=>`–`,complete:e=>e?P.contentValue(e.categories.totalCount,e.rooms.totalCount,e.addIns.length):`–`}))}
      </dl>
      <h3 id="who">${P.whoCan}</h3>
      ${this.figures.render({pending:()=>o(),error:e=>d(e,()=>void this.figures.run()),complete:t=>this.table(e,t)})}
      ${this.list(e)}
      <h3>${k.title}</h3>
      ${this.configurations(e)}`}configurations(e){let t=k.kinds,r=Object.keys(t).find(e=>e===this.parameters.get(`configurations`)),i=r===`working`||r!==`broken`&&void 0;return p`<p class="row" role="group" aria-label=${k.kind}>${Object.entries(t).map(([t,i])=>p`
        <a class="button" aria-current=${t===r?`true`:n}
          href=${y(`/estate`,{pool:e.fqdn,configurations:t})}>${i}</a>`)}</p>
      ${r?p`<lg-configuration-list .pool=${e.fqdn} .eligible=${i}></lg-configuration-list>`:n}`}migration(e){let t=p`<a href=${y(`/estate`,{pool:e.target.fqdn})}>${b(e.target.fqdn)}</a>`;return e.complete?P.completeInto(t):P.plannedInto(t)}table(e,t){return p`<div class="scroll" tabindex="0" role="group" aria-labelledby="who"><table>
      <thead><tr><th scope="col">${P.client}</th><th scope="col">${P.can}</th><th scope="col">${P.cannot}</th>
        <th scope="col">${P.share}</th></tr></thead>
      <tbody>${this.clients().map(n=>{let{eligibleCount:r,totalCount:i}=t[n]??{eligibleCount:0,totalCount:0};return p`<tr>
          <th scope="row">${D(O,n)}</th>
          <td class="number">${this.figure(e,n,!0,r)}</td>
          <td class="number">${this.figure(e,n,!1,i-r)}</td>
          <td class="number">${P.shareOf(r,i)}</td>
        </tr>`})}</tbody></table></div>`}figure(e,t,n,r){return r===0?P.number(0):p`<a aria-label=${`${P.number(r)}. ${P.listOf(D(O,t),n)}`}
      href=${y(`/estate`,{pool:e.fqdn,client:t,eligible:String(n)})}>${P.number(r)}</a>`}list(e){let t=this.parameters.get(`client`),r=this.parameters.get(`eligible`)!==`false`;return t?p`<h3>${P.listed(D(O,t),r)}</h3>
      <lg-user-list .client=${t} .pool=${e.fqdn} .eligible=${r}></lg-user-list>`:n}fact(e,t){return p`<div><dt>${e}</dt><dd>${t}</dd></div>`}clients(){return this.estate.clients.filter(e=>e.releases.length>0).map(e=>e.client)}frontEndPool(){return this.estate.frontEndPools.find(e=>Q(e.fqdn,this.pool))}chatPool(){return this.estate.chatPools.find(e=>Q(e.fqdn,this.pool))}};g([x()],Z.prototype,`pool`,void 0),g([x({attribute:!1})],Z.prototype,`estate`,void 0),g([x({attribute:!1})],Z.prototype,`parameters`,void 0),Z=g([a(`lg-pool-panel`)],Z);function Q(e,t){return e.toLowerCase()===t.toLowerCase()}var $=class extends r{constructor(...t){super(...t),this.parameters=new URLSearchParams,this.estate=new e(this,{args:()=>[],task:(e,{signal:t})=>l(ae,{},t)})}static{this.styles=[v,s,i`
    .estate { display: flex; flex-wrap: wrap; gap: 0.75rem 0; align-items: stretch; }
    section { flex: 1 1 20rem; min-inline-size: min(100%, 20rem); display: grid; gap: 0.75rem; align-content: start; grid-template-columns: minmax(0, 1fr); }
    .reach li { display: flex; gap: 0.5rem; padding-block: 0.15rem; }
    .reach .yes { color: var(--lg-yes); --cut: var(--lg-surface); }
    .reach .no { color: var(--lg-no); --cut: var(--lg-surface); }
    .reach svg { margin-block-start: 0.1em; }
    .icon .cut { fill: none; stroke: var(--lg-surface); }
    .wall {
      flex: 0 0 3.5rem; display: grid; place-items: center; writing-mode: vertical-rl; color: var(--lg-no); font-size: var(--lg-small);
      font-weight: 600; text-align: center;
      background: repeating-linear-gradient(45deg, transparent 0 6px, var(--lg-no) 6px 8px);
      background-size: 1rem 100%; background-repeat: no-repeat; background-position: center;
    }
    .wall span { padding: 0.75rem 0.3rem; background: var(--lg-page); }
    @media (max-width: 46rem) {
      section { flex-basis: 100%; }
      .wall { flex-basis: 100%; writing-mode: horizontal-tb; background-size: 100% 1rem; }
      .wall span { padding: 0.2rem 0.75rem; }
    }
  `]}render(){return this.estate.render({pending:()=>o(),error:e=>d(e,()=>void this.estate.run()),complete:e=>this.content(e)})}content(e){let t=q(e);if(t.length===0)return _(P.noPools);let r=Math.max(0,...e.frontEndPools.map(e=>e.userCount)),i=this.parameters.get(`pool`)??``,a=P.elsewhere(e.unassigned.totalCount,e.online.totalCount);return p`<div class="stack">
      <p class="muted">${P.intro} ${P.homeRule}</p>
      ${i?p`<lg-pool-panel .pool=${i} .estate=${e} .parameters=${this.parameters}></lg-pool-panel>`:n}
      <div class="estate">${t.map((t,a)=>p`
        ${a>0?p`<div class="wall"><span>${P.wall}</span></div>`:n}
        ${this.deployment(t,e.clients,r,i)}`)}</div>
      ${a?p`<p class="muted">${a}</p>`:n}
    </div>`}deployment(e,t,n,r){let{release:i,homes:a,homeless:o,userCount:s}=e,c=a.reduce((e,t)=>e+t.chatPools.length,o.length);return p`<section class="panel" aria-labelledby=${i}>
      <div><h2 id=${i}>${P.deployment(D(E,i))}</h2>
        <p class="muted small">${P.figures(s,a.length,c)}</p></div>
      ${c===0?p`<p class="muted">${P.noChatPools}</p>`:p`
        <ul class="reach" aria-label=${P.reach}>${J(i,t).map(e=>this.reach(e))}</ul>`}
      <lg-deployment-drawing .deployment=${e} .selected=${r} .largest=${n}></lg-deployment-drawing>
    </section>`}reach(e){let t=e.clients.map(e=>D(O,e));if(!e.reaches)return p`<li><span class="no">${u.no}</span><span>${P.reachesNot(t)}</span></li>`;let r=[e.needsHomeOn||e.needsPolicy?P.needs(e.needsHomeOn&&D(E,e.needsHomeOn),e.needsPolicy):``,e.onePoolAtATime?P.onePool:``].filter(e=>e!==``).join(`; `);return p`<li><span class="yes">${u.yes}</span><span>${P.reaches(t)}${r?p`, ${r}`:n}</span></li>`}};g([x({attribute:!1})],$.prototype,`parameters`,void 0),$=g([a(`lg-estate-view`)],$);export{$ as EstateView};