/* Passkeys: hands allauth's scripts the forms of this page. Without JavaScript the forms stay hidden. */
(function () {
  'use strict'

  const starters = {
    login: 'loginForm',
    authenticate: 'authenticateForm',
    add: 'addForm'
  }

  function start (form, index) {
    const button = form.querySelector('button')
    const credential = form.querySelector('[name=credential]')
    const passwordless = form.querySelector('[name=passwordless]')
    const kind = form.dataset.passkey
    button.id = button.id || `passkey-button-${index}`
    credential.id = credential.id || `passkey-credential-${index}`
    window.allauth.webauthn.forms[starters[kind]]({
      ids: {
        [kind]: button.id,
        credential: credential.id,
        passwordless: passwordless ? passwordless.id : undefined
      },
      data: form.dataset.options ? JSON.parse(form.dataset.options) : undefined
    })
    form.hidden = false
  }

  if (!window.PublicKeyCredential || !window.allauth) return
  document.querySelectorAll('form[data-passkey]').forEach(start)
  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    document.querySelectorAll('[data-passkey-failed]').forEach(function (message) {
      message.hidden = false
    })
  })
})()
