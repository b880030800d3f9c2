import{n as e,t}from"./task-BTN4LO50.js";import{C as n,E as r,S as i,a,b as o,c as s,d as c,f as l,g as u,i as d,k as f,l as p,m,n as ee,o as h,p as g,r as te,s as _,t as v,u as y,w as b,x}from"./index-E-6t6jRX.js";import{a as ne,i as re,n as S,o as C,r as w,s as T,t as E}from"./names-CLS2iFlz.js";import{t as D}from"./format-DaUm6K-y.js";var O=(e,t,n)=>(n.configurable=!0,n.enumerable=!0,Reflect.decorate&&typeof t!=`object`&&Object.defineProperty(e,t,n),n);function k(e,t){return(n,r,i)=>{let a=t=>t.renderRoot?.querySelector(e)??null;if(t){let{get:e,set:t}=typeof r==`object`?n:i??(()=>{let e=Symbol();return{get(){return this[e]},set(t){this[e]=t}}})();return O(n,r,{get(){let n=e.call(this);return n===void 0&&(n=a(this),(n!==null||this.hasUpdated)&&t.call(this,n)),n}})}return O(n,r,{get(){return a(this)}})}}var ie=2e3,A=class extends n{constructor(...e){super(...e),this.copied=!1}static{this.styles=[_,s,f`button { min-block-size: 2.5rem; white-space: nowrap; }`]}render(){return r`<button type="button" @click=${this.copy}>${this.copied?g.yes:g.copy}
      ${this.copied?u.copied:u.copyAddress}</button>`}async copy(){await navigator.clipboard.writeText(location.href),this.copied=!0,T(u.copied),setTimeout(()=>{this.copied=!1},ie)}};h([o()],A.prototype,`copied`,void 0),A=h([i(`lg-copy-address`)],A);var j={user:`User`,userHint:`Name or SIP address`,client:`Client`,pool:`Chat pool`,withChat:`With chat`,withoutChat:`Without chat`,searching:`Searching`,noUser:e=>`No user whose SIP address or name has a word that starts with “${e}”.`,found:e=>D(e,`user`,`users`),start:`Pick a user. The table then shows every client and chat pool of that user; pick a cell, or a client and a pool, for the reasons and what would change the answer.`,unknownUser:e=>r`There is no user ${e}.`,noPools:`No chat pool is stored yet. Import the topology first.`,verdicts:{yes:`Yes`,step:`Yes, after a step`,no:`No`},short:{yes:`Yes`,step:`Step`,no:`No`},can:(e,t,n)=>r`${e} can use ${t} with ${n}.`,canAfterStep:(e,t,n)=>r`${e} can use ${t} with ${n} once this is done:`,cannot:(e,t,n)=>r`${e} cannot use ${t} with ${n}.`,obstacles:e=>e===1?`Why not: one obstacle`:`Why not: ${D(e,`obstacle`,`obstacles`)}`,conditions:`What is still to do`,advisories:`Good to know`,rule:`Rule`,policy:`Policy that decides`,policyValue:(e,t,n)=>r`${e} (${t}) ${n?`enables`:`disables`} Persistent Chat`,account:`Account`,accountOff:`not enabled`,accountValue:(e,t)=>`${e?`enabled`:`not enabled`}, hosted ${t}`,home:`Home`,homeValue:(e,t,n)=>r`${e} (${t}, site ${n})`,noHome:`homed on no front-end pool`,configured:`Configured clients`,configuredValue:(e,t)=>r`${e} for ${t}`,remedies:`What would make it possible`,noRemedies:`No change that Lifeguard knows makes this possible. Another client or another chat pool may do: see the table.`,option:(e,t)=>`Option ${e}: ${D(t,`step`,`steps`)}`,tryIt:`Try it`,trying:`Tried`,tryAll:`Try all steps`,supposes:`This supposes the steps for one question. Nothing is stored.`,before:`now`,after:`then`,gone:`gone`,remaining:`remains`,appears:`new`,changes:(e,t)=>`The answer changes from “${e}” to “${t}”.`,stays:e=>`The answer stays “${e}”.`,choices:`Instead also:`,moreChoices:e=>`and ${D(e,`other`,`others`)}`,follows:`The choice depends on the step before.`,affectsNobody:`No other user is affected.`,affects:e=>`Also changes the answer for ${D(e,`other user`,`other users`)}.`,showAffected:`Who?`,gain:e=>`${D(e,`user gains`,`users gain`)} the client on this pool`,lose:e=>`${D(e,`user loses`,`users lose`)} the client on this pool`,andMore:e=>`and ${D(e,`more`,`more`)}`,matrix:`All clients and chat pools of this user`,matrixNone:`No chat pool is in service.`,summary:(e,t)=>`${e} of ${D(t,`combination is`,`combinations are`)} possible. Pick one for the reasons.`,stepMeans:`“Step” is a yes that asks for one thing more, such as configuring the client by hand.`,cell:(e,t,n,r)=>`${e}, ${t}: ${n}${r?`. ${r}`:``}`,notInService:`Not in service`};function M(e,t,n){let i=(n,i)=>r`<optgroup label=${n}>
    ${e.filter(e=>e.releases.length>0===i).map(({client:e})=>r`
      <option value=${e} ?selected=${e===t}>${w(E,e)}</option>`)}
  </optgroup>`;return r`<label for="client">${j.client}</label>
    <select id="client" @change=${e=>n(e.target.value)}>
      ${t===``?r`<option value="" selected>${u.choose}</option>`:b}
      ${i(j.withChat,!0)}${i(j.withoutChat,!1)}
    </select>`}function N(e,t,n){let i=t.toLowerCase(),a=[...new Set(e.map(e=>e.release))];return r`<label for="pool">${j.pool}</label>
    <select id="pool" @change=${e=>n(e.target.value)}>
      ${e.some(e=>e.fqdn.toLowerCase()===i)?b:r`
        <option value="" selected>${t===``?u.choose:l(t)}</option>`}
      ${a.map(t=>r`<optgroup label=${w(C,t)}>
        ${e.filter(e=>e.release===t).map(e=>r`
          <option value=${e.fqdn} ?selected=${e.fqdn.toLowerCase()===i}>${P(e)}</option>`)}
      </optgroup>`)}
    </select>`}function P(e){let t=e.displayName?`${l(e.fqdn)} – ${l(e.displayName)}`:l(e.fqdn);return e.state===`IN_SERVICE`?t:`${t} (${w(ne,e.state)})`}var ae=`query Choices { clients { client releases } chatPools { fqdn displayName release state } }`,oe=class{constructor(e,t,{tabInsertsSuggestions:n,firstOptionSelectionMode:r,scrollIntoViewOptions:i}={}){this.input=e,this.list=t,this.tabInsertsSuggestions=n??!0,this.firstOptionSelectionMode=r??`none`,this.scrollIntoViewOptions=i??{block:`nearest`,inline:`nearest`},this.isComposing=!1,this.didAutoAssignLastSelectedId=!1,t.id||=`combobox-${Math.random().toString().slice(2,6)}`,this.ctrlBindings=!!navigator.userAgent.match(/Macintosh/),this.keyboardEventHandler=e=>se(e,this),this.compositionEventHandler=e=>z(e,this),this.inputHandler=this.clearSelection.bind(this),e.setAttribute(`role`,`combobox`),e.setAttribute(`aria-controls`,t.id),e.setAttribute(`aria-expanded`,`false`),e.setAttribute(`aria-autocomplete`,`list`),e.setAttribute(`aria-haspopup`,`listbox`)}destroy(){this.clearSelection(),this.stop(),this.input.removeAttribute(`role`),this.input.removeAttribute(`aria-controls`),this.input.removeAttribute(`aria-expanded`),this.input.removeAttribute(`aria-autocomplete`),this.input.removeAttribute(`aria-haspopup`)}start(){this.input.setAttribute(`aria-expanded`,`true`),this.input.addEventListener(`compositionstart`,this.compositionEventHandler),this.input.addEventListener(`compositionend`,this.compositionEventHandler),this.input.addEventListener(`input`,this.inputHandler),this.input.addEventListener(`keydown`,this.keyboardEventHandler),this.list.addEventListener(`click`,F),this.resetSelection()}stop(){this.clearSelection(),this.input.setAttribute(`aria-expanded`,`false`),this.input.removeEventListener(`compositionstart`,this.compositionEventHandler),this.input.removeEventListener(`compositionend`,this.compositionEventHandler),this.input.removeEventListener(`input`,this.inputHandler),this.input.removeEventListener(`keydown`,this.keyboardEventHandler),this.list.removeEventListener(`click`,F)}indicateDefaultOption(){var e;this.firstOptionSelectionMode===`active`?(e=Array.from(this.list.querySelectorAll(`[role="option"]:not([aria-disabled="true"])`)).filter(R)[0])==null||e.setAttribute(`data-combobox-option-default`,`true`):this.firstOptionSelectionMode===`selected`&&this.navigate(1)}navigate(e=1){let t=Array.from(this.list.querySelectorAll(`[aria-selected="true"]`)).filter(R)[0],n=Array.from(this.list.querySelectorAll(`[role="option"]`)).filter(R),r=n.indexOf(t);if(r===n.length-1&&e===1||r===0&&e===-1){this.clearSelection(),this.input.focus();return}let i=e===1?0:n.length-1;if(t&&r>=0){let t=r+e;t>=0&&t<n.length&&(i=t)}let a=n[i];if(a)for(let e of n)e.removeAttribute(`data-combobox-option-default`),a===e?(!a.id&&!document.getElementById(`${this.list.id}-selected`)&&(a.id=`${this.list.id}-selected`,this.didAutoAssignLastSelectedId=!0),a.id&&this.input.setAttribute(`aria-activedescendant`,a.id),a.setAttribute(`aria-selected`,`true`),ce(a),a.scrollIntoView(this.scrollIntoViewOptions)):(e.id===`${this.list.id}-selected`&&this.didAutoAssignLastSelectedId&&(e.removeAttribute(`id`),this.didAutoAssignLastSelectedId=!1),e.removeAttribute(`aria-selected`))}clearSelection(){this.input.removeAttribute(`aria-activedescendant`);for(let e of this.list.querySelectorAll(`[aria-selected="true"], [data-combobox-option-default="true"]`))e.removeAttribute(`aria-selected`),e.removeAttribute(`data-combobox-option-default`),e.id===`${this.list.id}-selected`&&this.didAutoAssignLastSelectedId&&(e.removeAttribute(`id`),this.didAutoAssignLastSelectedId=!1)}resetSelection(){this.clearSelection(),this.indicateDefaultOption()}};function se(e,t){if(!(e.shiftKey||e.metaKey||e.altKey)&&(t.ctrlBindings||!e.ctrlKey)&&!t.isComposing)switch(e.key){case`Enter`:I(t.input,t.list)&&e.preventDefault();break;case`Tab`:t.tabInsertsSuggestions&&I(t.input,t.list)&&e.preventDefault();break;case`Escape`:t.clearSelection();break;case`ArrowDown`:t.navigate(1),e.preventDefault();break;case`ArrowUp`:t.navigate(-1),e.preventDefault();break;case`n`:t.ctrlBindings&&e.ctrlKey&&(t.navigate(1),e.preventDefault());break;case`p`:t.ctrlBindings&&e.ctrlKey&&(t.navigate(-1),e.preventDefault());break;default:if(e.ctrlKey)break;t.resetSelection()}}function F(e){if(!(e.target instanceof Element))return;let t=e.target.closest(`[role="option"]`);t&&t.getAttribute(`aria-disabled`)!==`true`&&L(t,{event:e})}function I(e,t){let n=t.querySelector(`[aria-selected="true"], [data-combobox-option-default="true"]`);return n?(n.getAttribute(`aria-disabled`)===`true`||n.click(),!0):!1}function L(e,t){e.dispatchEvent(new CustomEvent(`combobox-commit`,{bubbles:!0,detail:t}))}function ce(e){e.dispatchEvent(new Event(`combobox-select`,{bubbles:!0}))}function R(e){return!e.hidden&&!(e instanceof HTMLInputElement&&e.type===`hidden`)&&(e.offsetWidth>0||e.offsetHeight>0)}function z(e,t){t.isComposing=e.type===`compositionstart`,document.getElementById(t.input.getAttribute(`aria-controls`)||``)&&t.clearSelection()}var B=`sipAddress displayName enabled home { fqdn release }`,V=`query Search($text: String!) {
  users(first: 8, filter: { search: $text }) { nodes { ${B} } }
}`,H=150,U=class extends n{constructor(...e){super(...e),this.user=``,this.displayName=``,this.text=``,this.open=!1,this.search=new t(this,{args:()=>[this.text.trim(),this.open],task:async([e,t],{signal:n})=>!t||e===``?[]:(await new Promise(e=>setTimeout(e,H)),n.throwIfAborted(),(await m(V,{text:e},n)).users.nodes)})}static{this.styles=[_,s,f`
    :host { position: relative; }
    ul {
      position: absolute; z-index: 3; inset-inline: 0; margin-block-start: 0.25rem; max-block-size: 22rem; overflow: auto;
      border: 1px solid var(--lg-edge); border-radius: 0.375rem; background: var(--lg-surface);
      box-shadow: 0 6px 20px rgb(0 0 0 / 20%);
    }
    li { display: grid; min-block-size: 2.75rem; padding: 0.4rem 0.7rem; cursor: pointer; }
    li + li { border-block-start: 1px solid var(--lg-line); }
    li:hover { background: var(--lg-raised); }
    li[aria-selected="true"] { background: var(--lg-accent-soft); box-shadow: inset 3px 0 var(--lg-accent); }
    .nothing { position: absolute; z-index: 3; inset-inline: 0; padding: 0.7rem; box-shadow: 0 6px 20px rgb(0 0 0 / 20%); }
  `]}render(){return r`
      <label for="user">${j.user}</label>
      <input id="user" type="text" role="combobox" aria-autocomplete="list" aria-expanded=${this.isListOpen()}
        autocomplete="off" autocapitalize="none" spellcheck="false" placeholder=${j.userHint}
        .value=${this.open?this.text:this.shown()} @input=${this.typed} @focus=${this.focused} @blur=${this.close}
        @keydown=${this.pressed}>
      ${this.open&&this.text.trim()!==``?this.results():b}
      <div class="visually-hidden" role="status">${this.status()}</div>`}results(){return this.search.render({pending:()=>this.options(this.search.value??[]),complete:e=>e.length>0?this.options(e):r`
        <p class="panel nothing">${j.noUser(l(this.text.trim()))}</p>`,error:e=>r`<div class="nothing">${d(e)}</div>`})}options(e){return e.length===0?b:r`
      <ul id="users" role="listbox" aria-label=${j.user} @mousedown=${e=>e.preventDefault()}
        @combobox-commit=${e=>this.pick(e.target.dataset.user??``)}>
        ${e.map((e,t)=>r`<li role="option" id="user-${t}" data-user=${e.sipAddress}>
          <span>${p(e.displayName??e.sipAddress)}</span>
          <span class="small muted">${p(e.sipAddress.replace(/^sip:/,``))}${e.home?r` · ${w(C,e.home.release)}`:b}${e.enabled?b:r` · ${j.accountOff}`}</span>
        </li>`)}
      </ul>`}updated(){this.isListOpen()&&this.list&&this.combobox?.list!==this.list?(this.combobox?.destroy(),this.combobox=new oe(this.input,this.list,{firstOptionSelectionMode:`selected`}),this.combobox.start()):!this.isListOpen()&&this.combobox?(this.combobox.destroy(),this.combobox=void 0):this.combobox?.indicateDefaultOption()}isListOpen(){return this.open&&this.text.trim()!==``&&(this.search.value?.length??0)>0}shown(){let e=this.user.replace(/^sip:/,``);return l(this.displayName===``?e:`${this.displayName} (${e})`)}status(){let e=this.search.value?.length??0;return this.open&&this.text.trim()!==``&&e>0?j.found(e):``}typed(){this.text=this.input.value,this.open=!0}focused(){this.text=``,this.input.select()}pressed(e){e.key===`Escape`?this.close():e.key===`Enter`&&!e.defaultPrevented&&this.text.includes(`@`)&&this.pick(this.text.trim())}close(){this.open=!1}pick(e){this.open=!1,this.text=``,this.dispatchEvent(new CustomEvent(`lg-pick`,{detail:e}))}};h([x()],U.prototype,`user`,void 0),h([x()],U.prototype,`displayName`,void 0),h([o()],U.prototype,`text`,void 0),h([o()],U.prototype,`open`,void 0),h([k(`input`)],U.prototype,`input`,void 0),h([k(`ul`)],U.prototype,`list`,void 0),U=h([i(`lg-user-picker`)],U);function W(e){return e.eligible?e.conditions.length>0?`step`:`yes`:`no`}function le(e,t){let n=(e,t)=>e.obstacles.find(e=>e.rule.id===t);return[...e.obstacles.map(e=>{let r=n(t,e.rule.id);return{fate:r?`remaining`:`gone`,obstacle:r??e}}),...t.obstacles.filter(t=>!n(e,t.rule.id)).map(e=>({fate:`appears`,obstacle:e}))]}var G=f`
  .yes { color: var(--lg-yes); --cut: var(--lg-surface); }
  .no { color: var(--lg-no); --cut: var(--lg-surface); }
  .step { color: var(--lg-step); --cut: var(--lg-surface); }
  .cut { stroke: var(--cut, var(--lg-surface)); }
  .verdict.yes { background: var(--lg-yes-soft); --cut: var(--lg-yes-soft); }
  .verdict.no { background: var(--lg-no-soft); --cut: var(--lg-no-soft); }
  .verdict.step { background: var(--lg-step-soft); --cut: var(--lg-step-soft); }
`,K=class extends n{constructor(...e){super(...e),this.client=``}static{this.styles=[_,s,G,f`
    .panel { display: grid; gap: 1.25rem; padding: 0 0 1.25rem; overflow: hidden; }
    .verdict { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 1rem; padding: 1.25rem; }
    .verdict svg.icon { grid-row: span 2; inline-size: 3.25rem; block-size: 3.25rem; }
    .verdict h2 { font-size: 2rem; line-height: 1.1; font-weight: 750; letter-spacing: -0.025em; }
    .verdict p { color: var(--lg-text); font-size: var(--lg-large); }
    section { padding-inline: 1.25rem; }
    section h3 { margin-block-end: 0.5rem; }
    li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 0.6rem; }
    li + li { margin-block-start: 0.9rem; }
    li svg.icon { margin-block-start: 0.15em; }
    .reason { font-weight: 550; }
    dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.35rem 1rem; }
    dt { color: var(--lg-muted); font-size: var(--lg-small); padding-block-start: 0.1rem; }
    @media (max-width: 30rem) { dl { grid-template-columns: minmax(0, 1fr); } dd { margin-block-end: 0.35rem; } }
  `]}render(){let{decision:e}=this;return r`<article class="panel">
      ${this.verdict()}
      ${this.reasons(e.obstacles,j.obstacles(e.obstacles.length),g.no,`no`)}
      ${this.reasons(e.conditions,j.conditions,g.step,`step`)}
      ${this.reasons(e.advisories,j.advisories,g.info,`muted`)}
      <section><dl>
        <dt>${j.policy}</dt>
        <dd>${j.policyValue(p(e.policy.decidedBy),w(re,e.policy.scope),e.policy.enablePersistentChat)}</dd>
        ${this.facts?this.account(this.facts):b}
      </dl></section>
    </article>`}reveal(){this.scrollIntoView({block:`nearest`}),this.renderRoot.querySelector(`h2`)?.focus({preventScroll:!0})}verdict(){let e=W(this.decision),{displayName:t,sipAddress:n}=this.decision.user,i={yes:j.can,step:j.canAfterStep,no:j.cannot};return r`<div class="verdict ${e}">
      ${g[e]}
      <h2 tabindex="-1">${j.verdicts[e]}</h2>
      <p>${i[e](p(t??n),w(E,this.client),p(this.decision.pool.fqdn))}</p>
    </div>`}reasons(e,t,n,i){return e.length===0?b:r`<section>
      <h3>${t}</h3>
      <ol>${e.map(({rule:e,reason:t})=>r`<li>
        <span class=${i}>${n}</span>
        <div>
          <p class="reason">${c(t)}</p>
          <p class="small muted">${j.rule} <a href=${v(`/rules`,{rule:e.id})}>${e.title}</a>: ${e.statement}</p>
        </div>
      </li>`)}</ol>
    </section>`}account(e){return r`
      <dt>${j.account}</dt>
      <dd>${j.accountValue(e.enabled,w(S,e.hosting))}</dd>
      <dt>${j.home}</dt>
      <dd>${e.home?j.homeValue(p(e.home.fqdn),w(C,e.home.release),p(e.home.site)):j.noHome}</dd>
      ${e.clientConfigurations.length===0?b:r`
        <dt>${j.configured}</dt>
        <dd>${e.clientConfigurations.map(({client:e,pool:t})=>r`
          <div>${j.configuredValue(w(E,e),p(t.fqdn))}</div>`)}</dd>`}`}};h([x({attribute:!1})],K.prototype,`decision`,void 0),h([x()],K.prototype,`client`,void 0),h([x({attribute:!1})],K.prototype,`facts`,void 0),K=h([i(`lg-decision`)],K);var q=`{ rule { id title statement } reason }`,J=`{ decidedBy enablePersistentChat scope }`,ue=`query Decide($user: ID!, $client: Client!, $pool: ID!) {
  eligibility(user: $user, client: $client, pool: $pool) {
    eligible obstacles ${q} conditions ${q} advisories ${q} policy ${J}
    user { sipAddress displayName } pool { fqdn }
    remedies { steps { kind subject description alsoAffects candidates candidateCount follows } }
  }
}`,de=`query Suppose($user: ID!, $client: Client!, $pool: ID!, $suppose: HypothesisInput) {
  eligibility(user: $user, client: $client, pool: $pool, suppose: $suppose) {
    eligible obstacles ${q} conditions ${q}
  }
}`,fe=`query User($user: ID!) {
  user(sipAddress: $user) {
    sipAddress displayName enabled hosting home { fqdn release site } effectivePolicy ${J}
    clientConfigurations { client pool { fqdn } }
    eligibilities { client pool { fqdn } eligible obstacles { rule { title } } conditions { rule { title } } }
  }
}`,pe=`query Affected($client: Client!, $pool: ID!, $change: PlannedChangeInput!) {
  impact(client: $client, pool: $pool, change: $change) {
    gained lost
    usersWhoGain(first: 20) { nodes { ${B} } }
    usersWhoLose(first: 20) { nodes { ${B} } }
  }
}`,Y=class extends n{constructor(...e){super(...e),this.client=``,this.pool=``,this.open=!1,this.affected=new t(this,{args:()=>[this.open,this.step,this.client,this.pool],task:async([e,t,n,r],{signal:i})=>{if(!e)return;let a={switchPolicy:{identity:t.subject,enablePersistentChat:!0}};return(await m(pe,{client:n,pool:r,change:a},i)).impact}})}static{this.styles=[_,s,f`
    ul { columns: 16rem; margin-block: 0.25rem 0.5rem; }
    li { break-inside: avoid; }
  `]}render(){return r`
      <p class="row"><span>${g.people} ${j.affects(this.step.alsoAffects)}</span>
        ${this.step.kind===`SWITCH_POLICY`?r`<button class="plain" aria-expanded=${this.open}
          @click=${()=>{this.open=!this.open}}>${j.showAffected}</button>`:b}</p>
      ${this.open?this.affected.render({pending:()=>a(),error:e=>d(e,()=>void this.affected.run()),complete:e=>e?r`
          ${this.users(j.gain(e.gained),e.gained,e.usersWhoGain.nodes)}
          ${this.users(j.lose(e.lost),e.lost,e.usersWhoLose.nodes)}`:b}):b}`}users(e,t,n){return t===0?b:r`<p>${e}:</p>
      <ul>${n.map(e=>r`<li>
        <a href=${v(`/ask`,{user:e.sipAddress,client:this.client,pool:this.pool})}>${p(e.displayName??e.sipAddress)}</a>
      </li>`)}
      ${t>n.length?r`<li class="muted">${j.andMore(t-n.length)}</li>`:b}</ul>`}};h([x({attribute:!1})],Y.prototype,`step`,void 0),h([x()],Y.prototype,`client`,void 0),h([x()],Y.prototype,`pool`,void 0),h([o()],Y.prototype,`open`,void 0),Y=h([i(`lg-affected`)],Y);function me(e,t){let n=t.find(e=>e.kind===`USE_POOL`)?.candidates[0]??e.pool;return t.reduce((e,t)=>he(e,t),{...e,pool:n,suppose:{}})}function he(e,t){let n=t.candidates[0],{suppose:r}=e;switch(t.kind){case`ENABLE_USER`:return{...e,suppose:{...r,enabled:!0}};case`GRANT_POLICY`:case`SWITCH_POLICY`:return{...e,suppose:{...r,enabledByPolicy:!0}};case`HOME_USER`:return n?{...e,suppose:{...r,homePool:n}}:e;case`REPOINT_CLIENT`:return{...e,suppose:{...r,configuredFor:e.pool}};case`USE_CLIENT`:return n?{...e,client:n}:e;case`USE_POOL`:return e}}function ge(e,t){let[n,i]=[W(e),W(t)],a=e=>r`<span class="tag ${e}">${g[e]} ${j.verdicts[e]}</span>`;return r`<div class="tried small">
    <p class="visually-hidden">${n===i?j.stays(j.verdicts[i]):j.changes(j.verdicts[n],j.verdicts[i])}</p>
    <p class="row" aria-hidden="true">${j.before} ${a(n)} ${g.arrow} ${j.after} ${a(i)}</p>
    <ul>${le(e,t).map(({fate:e,obstacle:t})=>r`
      <li class=${e}><span class="muted">${j[e]}</span>${c(t.reason)}</li>`)}</ul>
    ${t.conditions.length===0?b:r`<p>${j.conditions}:</p>
      <ul>${t.conditions.map(({reason:e})=>r`<li><span></span>${c(e)}</li>`)}</ul>`}
  </div>`}var X=class extends n{constructor(...e){super(...e),this.client=``,this.steps=[],this.index=1,this.tried=[],this.answer=new t(this,{args:()=>[this.tried],task:async([e],{signal:t})=>{if(e.length===0)return;let n=me({client:this.client,pool:this.decision.pool.fqdn},e),r=this.decision.user.sipAddress;return(await m(de,{user:r,...n},t)).eligibility}})}static{this.styles=[_,s,G,f`
    .card { display: grid; gap: 0.5rem; padding: 0.75rem 1rem; border: 1px solid var(--lg-line); border-radius: var(--lg-radius); }
    h3 { font-size: var(--lg-small); color: var(--lg-muted); }
    ol { display: grid; gap: 0.6rem; grid-template-columns: minmax(0, 1fr); }
    .step-row { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.25rem 1rem; align-items: start; }
    .step-row + .step-row { padding-block-start: 0.6rem; border-block-start: 1px dashed var(--lg-line); }
    .step-row > div { display: grid; gap: 0.15rem; grid-template-columns: minmax(0, 1fr); }
    .description { font-size: 0.9375rem; font-weight: 550; }
    .tried { display: grid; gap: 0.5rem; grid-template-columns: minmax(0, 1fr); margin-block-start: 0.25rem; padding: 0.75rem; border-radius: 0.375rem; background: var(--lg-raised); }
    .tried li { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); gap: 0 0.75rem; padding-block: 0.2rem; }
    .gone .name { text-decoration: line-through; color: var(--lg-muted); }
    .head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0.5rem; }
    @media (max-width: 30rem) { .step-row, .tried li { grid-template-columns: minmax(0, 1fr); } .step-row button { justify-self: start; } }
  `]}willUpdate(e){e.has(`steps`)&&(this.tried=[])}render(){let e=this.tried.length===this.steps.length;return r`<div class="card" role="group" aria-labelledby="option">
      <div class="head"><h3 id="option">${j.option(this.index,this.steps.length)}</h3>
        ${this.steps.length>1?r`<button aria-pressed=${e} @click=${()=>{this.tried=e?[]:this.steps}}>
          ${j.tryAll}</button>`:b}</div>
      <ol>${this.steps.map((e,t)=>this.step(e,t))}</ol>
      <div aria-live="polite">${this.answer.render({pending:()=>this.tried.length===0?b:a(),error:e=>d(e,()=>void this.answer.run()),complete:e=>e?ge(this.decision,e):b})}</div>
    </div>`}step(e,t){let n=this.tried.includes(e);return r`<li class="step-row">
      <div class="small">
        <p class="description" id="step-${t}">${c(e.description)}</p>
        ${e.candidates.length>1?this.choices(e):b}
        ${e.alsoAffects===0?r`<p class="muted">${j.affectsNobody}</p>`:r`
          <lg-affected .step=${e} .client=${this.client} .pool=${this.decision.pool.fqdn}></lg-affected>`}
      </div>
      <button aria-pressed=${n} aria-describedby="step-${t}" @click=${()=>this.toggle(e)}>
        ${n?j.trying:j.tryIt}</button>
    </li>`}choices(e){let t=e.candidates.slice(1),n=e.candidateCount-e.candidates.length;return r`<p class="muted">${j.choices} ${t.map((e,t)=>r`${t>0?`, `:``}${p(e)}`)}${n>0?r` ${j.moreChoices(n)}`:b}. ${e.follows?j.follows:b}</p>`}toggle(e){this.tried=this.steps.filter(t=>t===e!==this.tried.includes(t))}};h([x({attribute:!1})],X.prototype,`decision`,void 0),h([x()],X.prototype,`client`,void 0),h([x({attribute:!1})],X.prototype,`steps`,void 0),h([x({type:Number})],X.prototype,`index`,void 0),h([o()],X.prototype,`tried`,void 0),X=h([i(`lg-remedy`)],X);var Z=class extends n{constructor(...e){super(...e),this.client=``}static{this.styles=[_,s,f`
    .panel { display: grid; gap: 0.75rem; }
  `]}render(){let{remedies:e}=this.decision;return r`<section class="panel" aria-labelledby="remedies">
      <h2 id="remedies">${j.remedies}</h2>
      ${e.length===0?r`<p>${j.noRemedies}</p>`:r`<p class="small muted">${j.supposes}</p>`}
      ${e.map((e,t)=>r`
        <lg-remedy .decision=${this.decision} .client=${this.client} .steps=${e.steps} .index=${t+1}></lg-remedy>`)}
    </section>`}};h([x({attribute:!1})],Z.prototype,`decision`,void 0),h([x()],Z.prototype,`client`,void 0),Z=h([i(`lg-remedies`)],Z);var Q=class extends n{constructor(...e){super(...e),this.client=``,this.pool=``}static{this.styles=[_,s,G,f`
    .panel { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
    table { inline-size: auto; }
    th, td { padding: 0.25rem; vertical-align: middle; }
    thead th { padding-block-end: 0.5rem; }
    tbody th { padding-inline-end: 1rem; font-weight: 500; min-inline-size: 12.5rem; }
    tr > th:first-child { position: sticky; inset-inline-start: 0; background: var(--lg-surface); }
    thead th + th { min-inline-size: 5.5rem; max-inline-size: 8rem; padding-inline: 0.85rem 0.25rem; }
    td a {
      display: flex; align-items: center; gap: 0.4rem; min-block-size: 2.25rem; padding: 0.25rem 0.6rem; border: 1px solid transparent;
      border-radius: 0.375rem; font-weight: 550; text-decoration: none;
    }
    td a.yes, td a.no, td a.step { --cut: var(--lg-surface); }
    td a.yes { color: var(--lg-yes); } td a.no { color: var(--lg-no); } td a.step { color: var(--lg-step); }
    td a:hover { background: var(--lg-raised); }
    td a[aria-current] { border-color: currentColor; background: var(--lg-raised); --cut: var(--lg-raised); }
    td a:hover { --cut: var(--lg-raised); }
    @media (max-width: 40rem) {
      tbody th { min-inline-size: 7.5rem; }
      thead th + th { min-inline-size: 4.5rem; padding-inline: 0.25rem; }
      td a { padding: 0.25rem; }
    }
  `]}render(){let e=this.facts.eligibilities,t=[...new Set(e.map(e=>e.client))],n=[...new Set(e.map(e=>e.pool.fqdn))],i=e.filter(e=>e.eligible).length;return r`<section class="panel" aria-labelledby="matrix">
      <h2 id="matrix">${j.matrix}</h2>
      ${n.length===0?r`<p class="muted">${j.matrixNone}</p>`:r`
        <p class="muted">${j.summary(i,e.length)} ${e.some(e=>W(e)===`step`)?j.stepMeans:b}</p>
        <div class="scroll" tabindex="0" role="group" aria-labelledby="matrix"><table>
          <thead><tr><th scope="col">${j.pool}</th>${t.map(e=>r`
            <th scope="col">${w(E,e)}</th>`)}</tr></thead>
          <tbody>${n.map(n=>r`<tr>
            <th scope="row">${y(n)}</th>
            ${t.map(t=>this.cell(e.find(e=>e.client===t&&e.pool.fqdn===n)))}
          </tr>`)}</tbody>
        </table></div>`}
    </section>`}cell(e){if(!e)return r`<td></td>`;let t=W(e),n=e.client===this.client&&e.pool.fqdn.toLowerCase()===this.pool.toLowerCase(),i=[...e.obstacles,...e.conditions].map(({rule:e})=>e.title).join(`; `);return r`<td><a class=${t} aria-current=${n?`true`:b} title=${i||b}
      aria-label=${j.cell(w(E,e.client),e.pool.fqdn,j.verdicts[t],i)}
      href=${v(`/ask`,{user:this.facts.sipAddress,client:e.client,pool:e.pool.fqdn})}>
      ${g[t]}<span>${j.short[t]}</span></a></td>`}};h([x({attribute:!1})],Q.prototype,`facts`,void 0),h([x()],Q.prototype,`client`,void 0),h([x()],Q.prototype,`pool`,void 0),Q=h([i(`lg-user-matrix`)],Q);var $=class extends n{constructor(...e){super(...e),this.parameters=new URLSearchParams,this.choices=new t(this,{args:()=>[],task:(e,{signal:t})=>m(ae,{},t)}),this.facts=new t(this,{args:()=>[this.parameter(`user`)],task:async([e],{signal:t})=>e?(await m(fe,{user:e},t)).user:void 0}),this.decision=new t(this,{args:()=>[this.parameter(`user`),this.parameter(`client`),this.parameter(`pool`)],task:async([e,t,n],{signal:r})=>e&&t&&n?(await m(ue,{user:e,client:t,pool:n},r)).eligibility:void 0,onComplete:e=>{e&&T(j.verdicts[W(e)])}}),this.isFromTable=!1}static{this.styles=[_,s,f`
    form { display: grid; gap: 0.75rem 1rem; grid-template-columns: minmax(0, 2fr) minmax(0, 1.1fr) minmax(0, 2fr) auto; align-items: end; }
    .answer { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
    @media (min-width: 70rem) {
      .answer:has(lg-remedies) { grid-template: "decision remedies" auto "table remedies" 1fr / minmax(0, 1.15fr) minmax(0, 1fr); }
      lg-remedies { grid-area: remedies; }
    }
    @media (max-width: 60rem) { form { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } lg-user-picker { grid-column: 1 / -1; } }
    @media (max-width: 34rem) { form { grid-template-columns: minmax(0, 1fr); } }
  `]}render(){return r`<div class="stack">
      ${this.choices.render({pending:()=>a(),error:e=>d(e,()=>void this.choices.run()),complete:e=>r`${this.form(e)}
          ${e.chatPools.length===0?te(j.noPools):b}`})}
      ${this.parameter(`user`)?r`<div class="answer">${this.answer()}${this.matrix()}</div>`:r`<p class="muted">${j.start}</p>`}
    </div>`}updated(){this.isFromTable&&this.decision.status===e.COMPLETE&&(this.isFromTable=!1,this.renderRoot.querySelector(`lg-decision`)?.reveal())}form(e){return r`<form class="panel" role="search" @submit=${e=>e.preventDefault()}>
      <lg-user-picker .user=${this.parameter(`user`)} .displayName=${this.facts.value?.displayName??``}
        @lg-pick=${e=>this.show({user:e.detail})}></lg-user-picker>
      <div>${M(e.clients,this.parameter(`client`),e=>this.show({client:e}))}</div>
      <div>${N(e.chatPools,this.parameter(`pool`),e=>this.show({pool:e}))}</div>
      <lg-copy-address></lg-copy-address>
    </form>`}answer(){return this.decision.render({pending:()=>a(),error:e=>this.facts.value===null?b:d(e,()=>void this.decision.run()),complete:e=>e?r`
        <lg-decision .decision=${e} .client=${this.parameter(`client`)} .facts=${this.facts.value}></lg-decision>
        ${e.eligible?b:r`
          <lg-remedies .decision=${e} .client=${this.parameter(`client`)}></lg-remedies>`}`:b})}matrix(){return this.facts.render({pending:()=>a(),error:e=>d(e,()=>void this.facts.run()),complete:e=>e?r`<lg-user-matrix @click=${()=>{this.isFromTable=!0}} .facts=${e} .client=${this.parameter(`client`)} .pool=${this.parameter(`pool`)}></lg-user-matrix>`:r`<p class="panel" role="alert">${j.unknownUser(p(this.parameter(`user`)))}</p>`})}show(e){let t={user:this.parameter(`user`),client:this.parameter(`client`),pool:this.parameter(`pool`)};ee(v(`/ask`,{...t,...e}))}parameter(e){return this.parameters.get(e)??``}};h([x({attribute:!1})],$.prototype,`parameters`,void 0),$=h([i(`lg-ask-view`)],$);export{$ as AskView};