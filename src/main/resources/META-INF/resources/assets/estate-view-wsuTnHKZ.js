import{t as e}from"./task-hSh6HPr9.js";import{C as t,D as n,S as r,T as i,a,c as o,f as s,i as c,j as l,k as u,l as d,m as f,o as p,p as m,r as h,s as g,t as _,w as v,x as y}from"./index-CajHEj6X.js";import{a as b,i as x,n as S,t as C}from"./format-CP1OhEck.js";import{a as w,o as T,r as E,t as D}from"./names-sJecreet.js";import{n as O,r as k}from"./user-list-Z9LwhS_y.js";import{t as A}from"./announcer-b5pLU1NX.js";var j={intro:`Each deployment is one release: its front-end pools with the users homed on them, and the chat pools homed on the front-end pools. Open a pool for what is in it and who can use it.`,noPools:`No pool is stored yet. Import the topology first.`,pools:`Pools`,deployment:e=>`${e} deployment`,figures:(e,t,n)=>`${C(e,`user`,`users`)} · ${C(t,`front-end pool`,`front-end pools`)} · ${C(n,`chat pool`,`chat pools`)}`,homed:e=>C(e,`user`,`users`),frontEndPool:(e,t)=>`${e} ${t}, front-end pool`,chatPool:(e,t)=>`${e} ${t}, chat pool`,inService:`in service`,migratesInto:e=>`migrates into ${e}`,reach:`Clients and these chat pools`,reaches:e=>n`<b>${S(e)}</b> can use them`,reachesNot:e=>n`<b>${S(e)}</b> cannot connect`,onePool:`one chat pool at a time, configured by hand`,needs:(e,t)=>`if the user is ${[e?`homed on ${e}`:``,t?`enabled by policy`:``].filter(Boolean).join(` and `)}`,noChatPools:`No chat pools`,wall:`Nothing is shared`,homeRule:`A line shows on which front-end pool a chat pool is homed: always one of its own release. Deployments share nothing: no rooms, categories or add-ins.`,elsewhere:(e,t)=>{let n=[e>0?`${C(e,`user on premises is`,`users on premises are`)} homed on no pool`:``,t>0?`${C(t,`user is`,`users are`)} hosted online`:``].filter(Boolean);return n.length===0?``:`Not in the drawing: ${n.join(`; `)}. They can use no chat pool.`},unknownPool:e=>n`There is no pool ${e}.`,close:`Close`,frontEnd:`Front-end pool`,chat:`Chat pool`,release:`Release`,site:`Site`,usersHomed:`Users homed`,homesChatPools:`Chat pools homed on it`,homedOn:`Homed on`,noHome:`no front-end pool any more`,state:`State`,name:`Name`,migration:`Migration`,plannedInto:e=>n`planned into ${e}`,completeInto:e=>n`complete; its content is in ${e}`,content:`Content`,contentValue:(e,t,n)=>`${C(e,`category`,`categories`)}, ${C(t,`room`,`rooms`)}, ${C(n,`add-in`,`add-ins`)}`,whoCan:`Who can use it`,client:`Client`,can:`Can use it`,cannot:`Cannot`,share:`Share`,shareOf:(e,t)=>t===0?`–`:b(e/t),number:x,listOf:(e,t)=>`List the users who ${t?`can`:`cannot`} use ${e}`,listed:(e,t)=>`Users who ${t?`can`:`cannot`} use ${e} with it`,homedUsers:`Users homed on it`},M=12,N=64,P=58,F=150,I=430,L=32,R=28;function z(e,t){let n={width:t,height:0,frontEnds:[],chatPools:[],homeLines:[]},r=e.homes.filter(e=>e.chatPools.length>0),i=e.homes.filter(e=>e.chatPools.length===0),a=B(r,I,t,0,(e,t,r,i)=>V(n,e,t,r,i));return a=B(i,F,t,a,({pool:e},t,r,i)=>(n.frontEnds.push({pool:e,x:t,y:r,width:i,height:N}),N)),a=B(e.homeless,F,t,a,(e,t,r,i)=>(n.chatPools.push({pool:e,x:t,y:r,width:i,height:P}),P)),n.height=Math.max(0,a-M),n}function B(e,t,n,r,i){let a=Math.max(1,Math.min(e.length,Math.floor((n+M)/(t+M)))),o=(n-(a-1)*M)/a,s=r;for(let t=0;t<e.length;t+=a){let n=e.slice(t,t+a);s+=Math.max(...n.map((e,t)=>i(e,t*(o+M),s,o)))+M}return s}function V(e,t,n,r,i){let a=i>=I,o=a?(i-L)/2:i;e.frontEnds.push({pool:t.pool,x:n,y:r,width:o,height:N}),t.chatPools.forEach((t,s)=>{let c=a?{x:n+o+L,y:r+s*70,width:o,height:P}:{x:n+R,y:r+N+M+s*70,width:i-R,height:P};e.chatPools.push({pool:t,...c});let l=c.y+P/2;e.homeLines.push(a?`M${n+o} ${r+P/2}h${L/2}V${l}H${c.x}`:`M${n+R/2} ${r+N}V${l}H${c.x}`)});let s=t.chatPools.length*70-M;return a?Math.max(N,s):76+s}var H=12,U=5,W=class extends v{constructor(...e){super(...e),this.selected=``,this.largest=0,this.width=0,this.observer=new ResizeObserver(([e])=>{this.width=Math.floor(e?.contentRect.width??0)})}static{this.styles=[g,l`
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
  `]}connectedCallback(){super.connectedCallback(),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer.disconnect()}render(){if(this.width===0)return i;let e=z(this.deployment,this.width);return n`<svg width=${e.width} height=${e.height} role="group" aria-label=${j.pools}>
      ${e.homeLines.map(e=>u`<path class="line" d=${e}/>`)}
      ${e.frontEnds.map(e=>this.frontEnd(e))}
      ${e.chatPools.map(e=>this.chatPool(e))}
    </svg>`}frontEnd(e){let{fqdn:t,site:n,userCount:r}=e.pool,a=j.homed(r),o=this.largest===0?0:r/this.largest,c=e.width-24,l=`${s(n)} · ${a}`;return this.link(e,t,`front-end`,j.frontEndPool(s(t),l),u`
      ${this.lines(e,t,l)}
      <rect class="track" x=${H} y=${e.height-11} width=${c} height=${U} rx="2.5"/>
      ${r>0?u`<rect class="bar" x=${H} y=${e.height-11} width=${Math.max(U,c*o)}
        height=${U} rx="2.5"/>`:i}`)}chatPool(e){let{fqdn:t,displayName:n,state:r,migration:i}=e.pool,a=r===`IN_SERVICE`,o=i&&!(i.complete&&a)?j.migratesInto(s(i.target.fqdn)):``,c=[a?``:E(w,r),o,o?``:s(n??``)].filter(e=>e!==``).join(` · `)||j.inService;return this.link(e,t,a?`chat`:`chat out`,j.chatPool(s(t),c),this.lines(e,t,c))}lines(e,t,n){let r=e.width-24,i=getComputedStyle(this).getPropertyValue(`--lg-font`)||`sans-serif`,a=Number.parseFloat(getComputedStyle(document.documentElement).fontSize)||16;return u`
      <text class="title" x=${H} y="22">${k(s(t),r,`650 ${.875*a}px ${i}`)}</text>
      <text class="detail" x=${H} y="42">${k(n,r,`400 ${.8125*a}px ${i}`)}</text>`}link(e,t,n,r,a){let o=_(`/estate`,{pool:t});return u`<a class=${n} href=${o} aria-label=${r} @click=${e=>O(e,o)}
      aria-current=${t===this.selected?`true`:i} transform="translate(${e.x} ${e.y})">
      <rect class="box" width=${e.width} height=${e.height} rx=${n===`front-end`?6:18}/>
      ${a}</a>`}};p([r({attribute:!1})],W.prototype,`deployment`,void 0),p([r()],W.prototype,`selected`,void 0),p([r({type:Number})],W.prototype,`largest`,void 0),p([y()],W.prototype,`width`,void 0),W=p([t(`lg-deployment-drawing`)],W);var G=[`OCS_2007_R2`,`LYNC_2010`,`LYNC_2013`];function K(e){return[...new Set([...e.frontEndPools,...e.chatPools].map(e=>e.release))].sort((e,t)=>G.indexOf(e)-G.indexOf(t)).map(t=>{let n=e.frontEndPools.filter(e=>e.release===t).map(t=>({pool:t,chatPools:e.chatPools.filter(e=>e.home?.fqdn===t.fqdn)}));return{release:t,homes:[...n.filter(e=>e.chatPools.length>0),...n.filter(e=>e.chatPools.length===0)],homeless:e.chatPools.filter(e=>e.release===t&&!e.home),userCount:n.reduce((e,t)=>e+t.pool.userCount,0)}})}function q(e,t){let n=new Map;for(let r of t.filter(e=>e.releases.length>0)){let t=r.releases.includes(e),i=[r.legacy,t,r.onePoolAtATime,r.needsHomeOn,r.needsPolicy].join(),a=n.get(i);if(a)a.clients.push(r.client);else{let{onePoolAtATime:e,needsHomeOn:a,needsPolicy:o}=r;n.set(i,{clients:[r.client],reaches:t,onePoolAtATime:e,needsHomeOn:a,needsPolicy:o})}}return[...n.values()]}var J=`query Estate {
  frontEndPools { fqdn release site userCount }
  chatPools { fqdn displayName release state home { fqdn } migration { target { fqdn } complete } }
  clients { client legacy releases onePoolAtATime needsHomeOn needsPolicy }
  unassigned: users(first: 1, filter: { unassigned: true, hosting: ON_PREMISES }) { totalCount }
  online: users(first: 1, filter: { hosting: ONLINE }) { totalCount }
}`,Y=`query Content($pool: ID!) {
  chatPool(fqdn: $pool) { categories(first: 1) { totalCount } rooms(first: 1) { totalCount } addIns { name } }
}`;function X(e){return`query Populations($pool: ID!) {
    ${e.map(e=>`${e}: population(client: ${e}, pool: $pool) { eligibleCount totalCount }`).join(`
`)}
  }`}var Z=class extends v{constructor(...t){super(...t),this.pool=``,this.parameters=new URLSearchParams,this.content=new e(this,{args:()=>[this.chatPool()?.fqdn],task:async([e],{signal:t})=>e?(await f(Y,{pool:e},t)).chatPool:null}),this.figures=new e(this,{args:()=>[this.chatPool()?.fqdn],task:([e],{signal:t})=>e?f(X(this.clients()),{pool:e},t):Promise.resolve({})})}static{this.styles=[g,o,l`
    header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.5rem; align-items: start; }
    .facts { display: grid; gap: 0.4rem 1.5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); }
    dt { color: var(--lg-muted); font-size: var(--lg-small); }
    td.number { white-space: nowrap; }
  `]}render(){let e=this.frontEndPool(),t=this.chatPool();return n`<div class="panel stack">
      <header>
        <h2>${d(e?.fqdn??t?.fqdn??this.pool)}</h2>
        <a class="button" href="/estate">${j.close}</a>
      </header>
      ${e?this.frontEnd(e):i}
      ${t?this.chat(t):i}
      ${e||t?i:n`<p role="alert">${j.unknownPool(d(this.pool))}</p>`}
    </div>`}updated(e){e.has(`pool`)&&(this.scrollIntoView({block:`nearest`}),A(this.pool))}frontEnd(e){let t=this.estate.chatPools.filter(t=>t.home?.fqdn===e.fqdn);return n`<dl class="facts">
        ${this.fact(j.frontEnd,E(T,e.release))}
        ${this.fact(j.site,d(e.site))}
        ${this.fact(j.usersHomed,j.number(e.userCount))}
        ${t.length>0?this.fact(j.homesChatPools,t.map((e,t)=>n`${t>0?`, `:i}
          <a href=${_(`/estate`,{pool:e.fqdn})}>${d(e.fqdn)}</a>`)):i}
      </dl>
      ${e.userCount>0?n`<h3>${j.homedUsers}</h3>
        <lg-user-list .filter=${{homePool:e.fqdn}}></lg-user-list>`:i}`}chat(e){let{home:t,migration:r,displayName:o}=e;return n`<dl class="facts">
        ${this.fact(j.chat,E(T,e.release))}
        ${o?this.fact(j.name,d(o)):i}
        ${this.fact(j.state,E(w,e.state))}
        ${this.fact(j.homedOn,t?n`<a href=${_(`/estate`,{pool:t.fqdn})}>${d(t.fqdn)}</a>`:j.noHome)}
        ${r?this.fact(j.migration,this.migration(r)):i}
        ${this.fact(j.content,this.content.render({pending:()=>`…`,error:()=>`–`,complete:e=>e?j.contentValue(e.categories.totalCount,e.rooms.totalCount,e.addIns.length):`–`}))}
      </dl>
      <h3 id="who">${j.whoCan}</h3>
      ${this.figures.render({pending:()=>a(),error:e=>c(e,()=>void this.figures.run()),complete:t=>this.table(e,t)})}
      ${this.list(e)}`}migration(e){let t=n`<a href=${_(`/estate`,{pool:e.target.fqdn})}>${d(e.target.fqdn)}</a>`;return e.complete?j.completeInto(t):j.plannedInto(t)}table(e,t){return n`<div class="scroll" tabindex="0" role="group" aria-labelledby="who"><table>
      <thead><tr><th scope="col">${j.client}</th><th scope="col">${j.can}</th><th scope="col">${j.cannot}</th>
        <th scope="col">${j.share}</th></tr></thead>
      <tbody>${this.clients().map(r=>{let{eligibleCount:i,totalCount:a}=t[r]??{eligibleCount:0,totalCount:0};return n`<tr>
          <th scope="row">${E(D,r)}</th>
          <td class="number">${this.figure(e,r,!0,i)}</td>
          <td class="number">${this.figure(e,r,!1,a-i)}</td>
          <td class="number">${j.shareOf(i,a)}</td>
        </tr>`})}</tbody></table></div>`}figure(e,t,r,i){return i===0?j.number(0):n`<a aria-label=${`${j.number(i)}. ${j.listOf(E(D,t),r)}`}
      href=${_(`/estate`,{pool:e.fqdn,client:t,eligible:String(r)})}>${j.number(i)}</a>`}list(e){let t=this.parameters.get(`client`),r=this.parameters.get(`eligible`)!==`false`;return t?n`<h3>${j.listed(E(D,t),r)}</h3>
      <lg-user-list .client=${t} .pool=${e.fqdn} .eligible=${r}></lg-user-list>`:i}fact(e,t){return n`<div><dt>${e}</dt><dd>${t}</dd></div>`}clients(){return this.estate.clients.filter(e=>e.releases.length>0).map(e=>e.client)}frontEndPool(){return this.estate.frontEndPools.find(e=>Q(e.fqdn,this.pool))}chatPool(){return this.estate.chatPools.find(e=>Q(e.fqdn,this.pool))}};p([r()],Z.prototype,`pool`,void 0),p([r({attribute:!1})],Z.prototype,`estate`,void 0),p([r({attribute:!1})],Z.prototype,`parameters`,void 0),Z=p([t(`lg-pool-panel`)],Z);function Q(e,t){return e.toLowerCase()===t.toLowerCase()}var $=class extends v{constructor(...t){super(...t),this.parameters=new URLSearchParams,this.estate=new e(this,{args:()=>[],task:(e,{signal:t})=>f(J,{},t)})}static{this.styles=[g,o,l`
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
  `]}render(){return this.estate.render({pending:()=>a(),error:e=>c(e,()=>void this.estate.run()),complete:e=>this.content(e)})}content(e){let t=K(e);if(t.length===0)return h(j.noPools);let r=Math.max(0,...e.frontEndPools.map(e=>e.userCount)),a=this.parameters.get(`pool`)??``,o=j.elsewhere(e.unassigned.totalCount,e.online.totalCount);return n`<div class="stack">
      <p class="muted">${j.intro} ${j.homeRule}</p>
      ${a?n`<lg-pool-panel .pool=${a} .estate=${e} .parameters=${this.parameters}></lg-pool-panel>`:i}
      <div class="estate">${t.map((t,o)=>n`
        ${o>0?n`<div class="wall"><span>${j.wall}</span></div>`:i}
        ${this.deployment(t,e.clients,r,a)}`)}</div>
      ${o?n`<p class="muted">${o}</p>`:i}
    </div>`}deployment(e,t,r,i){let{release:a,homes:o,homeless:s,userCount:c}=e,l=o.reduce((e,t)=>e+t.chatPools.length,s.length);return n`<section class="panel" aria-labelledby=${a}>
      <div><h2 id=${a}>${j.deployment(E(T,a))}</h2>
        <p class="muted small">${j.figures(c,o.length,l)}</p></div>
      ${l===0?n`<p class="muted">${j.noChatPools}</p>`:n`
        <ul class="reach" aria-label=${j.reach}>${q(a,t).map(e=>this.reach(e))}</ul>`}
      <lg-deployment-drawing .deployment=${e} .selected=${i} .largest=${r}></lg-deployment-drawing>
    </section>`}reach(e){let t=e.clients.map(e=>E(D,e));if(!e.reaches)return n`<li><span class="no">${m.no}</span><span>${j.reachesNot(t)}</span></li>`;let r=[e.needsHomeOn||e.needsPolicy?j.needs(e.needsHomeOn&&E(T,e.needsHomeOn),e.needsPolicy):``,e.onePoolAtATime?j.onePool:``].filter(e=>e!==``).join(`; `);return n`<li><span class="yes">${m.yes}</span><span>${j.reaches(t)}${r?n`, ${r}`:i}</span></li>`}};p([r({attribute:!1})],$.prototype,`parameters`,void 0),$=p([t(`lg-estate-view`)],$);export{$ as EstateView};