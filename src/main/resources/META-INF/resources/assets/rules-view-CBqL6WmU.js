import{n as e,t}from"./task-BZ_bma0T.js";import{C as n,D as r,E as i,N as a,T as o,a as s,c,f as l,g as u,i as d,k as f,n as p,o as m,r as h,s as g,t as _,u as v,w as y}from"./index-B2J41gg-.js";import{t as b}from"./format-CP1OhEck.js";var x={lead:`Every rule that Lifeguard knows, in the order in which answers name them, with its source and with what it finds in the stored data today.`,search:`Search`,searchHint:`Id, title or words of the rule`,kind:`Kind`,allKinds:`All kinds`,onlyFound:`Only rules with findings`,kinds:{INVARIANT:`invariant`,ADMISSION:`admission`,CONDITION:`condition`,ADVISORY:`advisory`},kindTexts:{INVARIANT:`Holds for all stored data at all times; a write that breaks it is refused.`,ADMISSION:`Checked when the object itself is written, and in every answer; later changes of other objects are accepted.`,CONDITION:`Adds a step that a user who may use the client must still take.`,ADVISORY:`Reports. It refuses writes only if it is configured to.`},modes:{DENY:`refuses`,WARN:`warns`,OFF:`off`},modeTexts:{DENY:`A write that breaks the rule is refused.`,WARN:`A write that breaks the rule is stored, with a warning.`,OFF:`Writes are not checked; findings are still listed.`},guide:`Coexistence guide`,source:`Source`,counting:`Checking the stored data`,nothingFound:`nothing found`,found:e=>b(e,`finding`,`findings`),shown:e=>b(e,`rule`,`rules`),noMatch:`No rule matches. Clear the search, or choose all kinds.`,subjects:`The first objects:`},S=`query Rules { rules { id title statement source kind enforcement fromCoexistenceGuide } }`,C=`query Compliance { compliance { rule { id } count reason } }`,w=`query ComplianceSubjects { compliance { rule { id } subjects } }`;function T(e,t,n){let r=t.text.toLowerCase().split(/\s+/).filter(Boolean);return e.filter(e=>{let i=`${e.id} ${e.title} ${e.statement}`.toLowerCase();return r.every(e=>i.includes(e))&&(t.kind===``||t.kind===e.kind)&&(!t.onlyFound||n(e.id))})}function E(e){let t=new Map;for(let n of e)t.set(n.rule.id,[...t.get(n.rule.id)??[],n]);return t}var D=class extends i{constructor(...e){super(...e),this.picked=!1,this.isOpen=!1}static{this.styles=[g,c,a`
    article { display: flex; flex-direction: column; gap: 0.6rem; block-size: 100%; }
    :host([picked]) article { border-color: var(--lg-accent); box-shadow: 0 0 0 2px var(--lg-accent); }
    h2 { font-size: var(--lg-large); }
    h2 a { color: inherit; text-decoration: none; }
    h2 a:hover { text-decoration: underline; }
    code { overflow-wrap: anywhere; color: var(--lg-muted); }
    .findings { display: grid; gap: 0.5rem; margin-block-start: auto; padding: 0.6rem 0.75rem; border-radius: 0.375rem; background: var(--lg-step-soft); }
    details li { overflow-wrap: anywhere; }
    summary { cursor: pointer; min-block-size: 1.5rem; }
    @media (max-width: 30rem) { .findings { padding: 0.5rem; } }
  `]}firstUpdated(){this.reveal()}updated(e){e.get(`picked`)===!1&&this.reveal()}render(){let{rule:e}=this;return f`<article class="panel">
      <div>
        <h2 tabindex="-1"><a href=${_(`/rules`,{rule:e.id})}>${e.title}</a></h2>
        <code>${e.id}</code>
      </div>
      <p>${e.statement}</p>
      <p class="row">
        <span class="tag" title=${x.kindTexts[e.kind]}>${x.kinds[e.kind]}</span>
        <span class="tag" title=${x.modeTexts[e.enforcement]}>${x.modes[e.enforcement]}</span>
        ${this.count()}
      </p>
      <p class="small muted">${x.source}: ${e.source}</p>
      ${this.findings&&this.findings.length>0?this.list(this.findings):r}
    </article>`}count(){if(!this.findings)return r;let e=this.findings.reduce((e,t)=>e+t.count,0);return e===0?f`<span class="small muted">${x.nothingFound}</span>`:f`<span class="tag step number">${x.found(e)}</span>`}list(e){return f`<div class="findings small">${e.map((e,t)=>f`<div>
      <p>${l(e.reason)}</p>
      ${e.count===0?r:f`
        <details @toggle=${()=>this.opened()}><summary>${x.subjects}</summary>
          ${this.subjects?f`<ul>${this.subjects[t]?.map(e=>f`<li>${v(e)}</li>`)}</ul>`:this.isOpen?s():r}</details>`}
    </div>`)}</div>`}opened(){this.isOpen=!0,this.dispatchEvent(new Event(`lg-open`))}reveal(){this.picked&&(this.scrollIntoView({block:`center`}),this.renderRoot.querySelector(`h2`)?.focus({preventScroll:!0}))}};m([y({attribute:!1})],D.prototype,`rule`,void 0),m([y({attribute:!1})],D.prototype,`findings`,void 0),m([y({attribute:!1})],D.prototype,`subjects`,void 0),m([y({type:Boolean,reflect:!0})],D.prototype,`picked`,void 0),m([n()],D.prototype,`isOpen`,void 0),D=m([o(`lg-rule`)],D);var O=class extends i{constructor(...e){super(...e),this.parameters=new URLSearchParams,this.isOpen=!1,this.rules=new t(this,{args:()=>[],task:async(e,{signal:t})=>(await u(S,{},t)).rules}),this.compliance=new t(this,{args:()=>[],task:async(e,{signal:t})=>{let n=(await u(C,{},t)).compliance;return E(n)}}),this.subjects=new t(this,{args:()=>[this.isOpen],task:async([e],{signal:t})=>e?E((await u(w,{},t)).compliance):void 0})}static{this.styles=[g,c,a`
    form { display: grid; gap: 0.75rem 1rem; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) auto; align-items: end; }
    .check { display: flex; align-items: center; gap: 0.5rem; min-block-size: 2.5rem; margin: 0; font-size: inherit; font-weight: 500; }
    .check input { inline-size: 1.25rem; block-size: 1.25rem; accent-color: var(--lg-accent); }
    .lead { max-inline-size: 50rem; }
    .cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); }
    @media (max-width: 45rem) { form { grid-template-columns: minmax(0, 1fr); } }
  `]}render(){return f`<div class="stack">
      <p class="muted lead">${x.lead}</p>
      ${this.form()}
      ${this.rules.render({pending:()=>s(),error:e=>d(e,()=>void this.rules.run()),complete:e=>this.catalogue(e)})}
    </div>`}form(){return f`<form class="panel" role="search" @submit=${e=>e.preventDefault()}>
      <div><label for="text">${x.search}</label>
        <input id="text" type="search" placeholder=${x.searchHint} .value=${this.parameter(`text`)}
          @input=${e=>this.show({text:e.target.value})}></div>
      <div><label for="kind">${x.kind}</label>
        <select id="kind" @change=${e=>this.show({kind:e.target.value})}>
          <option value="">${x.allKinds}</option>
          ${Object.entries(x.kinds).map(([e,t])=>f`
            <option value=${e} ?selected=${e===this.parameter(`kind`)}>${t}</option>`)}
        </select></div>
      <label class="check"><input type="checkbox" .checked=${this.parameter(`found`)===`true`}
        @change=${e=>this.show({found:e.target.checked?`true`:``})}>
        ${x.onlyFound}</label>
    </form>`}catalogue(t){let n=this.compliance.value,i=T(t,{text:this.parameter(`text`),kind:this.parameter(`kind`),onlyFound:this.parameter(`found`)===`true`},e=>n?.has(e)??!1),a=this.parameter(`rule`);return f`
      ${this.compliance.render({pending:()=>s(x.counting),error:e=>d(e,()=>void this.compliance.run()),complete:()=>r})}
      ${this.subjects.status===e.ERROR?d(this.subjects.error,()=>void this.subjects.run()):r}
      <p class="muted" role="status">${x.shown(i.length)}</p>
      ${i.length===0?h(x.noMatch):r}
      <div class="cards">${i.map(e=>f`
        <lg-rule .rule=${e} .findings=${n?n.get(e.id)??[]:void 0} ?picked=${e.id===a}
          .subjects=${this.subjects.value?.get(e.id)?.map(({subjects:e})=>e)} @lg-open=${()=>{this.isOpen=!0}}></lg-rule>`)}
      </div>`}show(e){let t={text:this.parameter(`text`),kind:this.parameter(`kind`),found:this.parameter(`found`)};p(_(`/rules`,{...t,...e}),{replace:!0})}parameter(e){return this.parameters.get(e)??``}};m([y({attribute:!1})],O.prototype,`parameters`,void 0),m([n()],O.prototype,`isOpen`,void 0),O=m([o(`lg-rules-view`)],O);export{O as RulesView};