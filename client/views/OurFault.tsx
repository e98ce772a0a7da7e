import { Component, type ReactNode } from 'react'

interface OurFaultProps {
  /** What stands where the page failed. */
  readonly instead: ReactNode
  readonly children: ReactNode
}

/** Keeps a fault of ours in its place: the frame stays, and the address with everything that was typed. */
export class OurFault extends Component<OurFaultProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.instead : this.props.children
  }
}
